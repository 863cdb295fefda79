package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Watches how calls are split among the elements of one dimension (models, served models, fingerprints, prompt versions,
 * tenants, labels of a categorical score), and says when a share leaves its baseline and when it comes back.
 *
 * <p>Each element is held against the rest as a rate, on both sides; the e-values of all are averaged, so each side of K
 * elements has a weight of 1/(2K) and the dimension has one false-alarm rate. The first seven elements of the warm-up
 * have a rate of their own; whatever comes later, a new model say, counts as {@link #OTHER}. What holds for
 * {@link MeanDriftDetector} about false alarms, minutes, determinism and threads holds here.
 */
public final class MixDriftDetector {
    /** Both sides, one false alarm in 1,000 days, 7 days of warm-up. */
    public static final MeanDriftConfig DEFAULT = MeanDriftConfig.DEFAULT;

    /** Everything without a rate of its own. */
    public static final String OTHER = "(other)";

    private static final int STATE_VERSION = 211;
    private static final int MOST_ELEMENTS = 7;

    private final List<String> elements = new ArrayList<>();
    private final RateBank shares;

    /**
     * A detector that has seen nothing.
     *
     * @throws IllegalArgumentException if the scale of the settings is not that from 0 to 1
     */
    public MixDriftDetector(MeanDriftConfig config) {
        this.shares = new RateBank(SeriesForm.SHARE, config, 1);
    }

    /**
     * A detector that continues from {@link #toBytes}. Thresholds, sides, hold and warm-up may have changed since.
     *
     * @throws IllegalArgumentException if the bytes are malformed or of another version
     */
    public static MixDriftDetector fromBytes(MeanDriftConfig config, byte[] state) {
        StateReader in = new StateReader(state);
        in.version(STATE_VERSION);
        MixDriftDetector detector = new MixDriftDetector(config);
        int size = in.index(MOST_ELEMENTS);
        for (int i = 0; i < size; i++) {
            detector.admit(in.text());
        }
        detector.shares.readFrom(in);
        in.end();
        return detector;
    }

    /** The state as versioned bytes, that of a rate for each element and one for the others. */
    public byte[] toBytes() {
        StateWriter out = new StateWriter().integer(STATE_VERSION).integer(elements.size());
        elements.forEach(out::text);
        shares.writeTo(out);
        return out.toBytes();
    }

    /**
     * Takes in one minute.
     *
     * @param minute minutes since the epoch
     * @param counts calls of that minute by element; none changes nothing
     * @return the transition that they bring about, if any
     * @throws IllegalArgumentException if the minute is not later than the last one, or a count is negative
     */
    public Optional<MixTransition> onMinute(long minute, Map<String, Long> counts) {
        if (phase() == DriftPhase.COLLECTING) {
            new TreeMap<>(counts).forEach((element, count) -> {
                if (count > 0 && elements.size() < MOST_ELEMENTS && !elements.contains(element)) {
                    admit(element);
                }
            });
        }
        long[] events = new long[shares.size()];
        long trials = 0;
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            int place = elements.indexOf(entry.getKey());
            events[place < 0 ? elements.size() : place] += requireCount(entry);
            trials = Math.addExact(trials, entry.getValue());
        }
        return shares.onMinute(minute, events, trials)
                .map(found -> new MixTransition(name(found.rate()), found.transition()));
    }

    private static long requireCount(Map.Entry<String, Long> entry) {
        if (entry.getValue() < 0) {
            throw new IllegalArgumentException(entry.getValue() + " calls of " + entry.getKey());
        }
        return entry.getValue();
    }

    /** While every element has a rate of its own there are no others, and a new one has the same past: none. */
    private void admit(String element) {
        shares.insertTwinBefore(elements.size());
        elements.add(element);
    }

    private String name(int place) {
        return place < elements.size() ? elements.get(place) : OTHER;
    }

    /** The last minute with calls; {@link Long#MIN_VALUE} before the first. */
    public long lastMinute() {
        return shares.lastMinute();
    }

    /** Where the detector stands. */
    public DriftPhase phase() {
        return shares.phase();
    }

    /** What is known of the share of each element, in the order of their first calls, {@link #OTHER} last. */
    public Map<String, DriftStatus> status() {
        Map<String, DriftStatus> byElement = new LinkedHashMap<>();
        List<DriftStatus> all = shares.status();
        for (int i = 0; i < all.size(); i++) {
            byElement.put(name(i), all.get(i));
        }
        return byElement;
    }
}
