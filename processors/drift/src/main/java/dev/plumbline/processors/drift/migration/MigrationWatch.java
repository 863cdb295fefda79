package dev.plumbline.processors.drift.migration;

import dev.plumbline.processors.drift.migration.MigrationEvent.Kind;
import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Watches which models serve one series (a feature, say), and tells each new fact once.
 *
 * <p>Told are: another model than was asked for; a served model or a fingerprint that is new for what was asked for,
 * unless it is the first; and traffic on a model within {@code noticeDays} of its retirement. Fingerprints that come and
 * go among known ones are no news, as providers run several at a time. At most 64 facts are kept of each kind; beyond
 * that the watch falls silent on that kind rather than repeat itself. Feed minutes of stream time in order. Not thread-safe.
 */
public final class MigrationWatch {
    private static final int STATE_VERSION = 401;
    private static final int MOST = 64;
    private static final long DAY = 1440;
    private static final Comparator<ServedModel> ORDER = Comparator.comparing(ServedModel::requested)
            .thenComparing(ServedModel::served)
            .thenComparing(ServedModel::fingerprint);

    private final Map<String, LocalDate> retirements;
    private final int noticeDays;
    private final TreeMap<ServedModel, Long> firstSeen = new TreeMap<>(ORDER);
    private final TreeMap<String, String> latestServed = new TreeMap<>();
    private final TreeMap<String, String> latestFingerprint = new TreeMap<>();
    private final TreeSet<String> retiring = new TreeSet<>();

    /**
     * A watch that has seen nothing.
     *
     * @param retirements last day of each model that has one, by the model's id
     * @param noticeDays how many days ahead of it to tell
     */
    public MigrationWatch(Map<String, LocalDate> retirements, int noticeDays) {
        this.retirements = Map.copyOf(retirements);
        this.noticeDays = noticeDays;
    }

    /**
     * Takes in what was served in one minute.
     *
     * @param minute minutes since the epoch
     * @param seen every combination that occurred, in any order
     * @return the news, in a fixed order
     */
    public List<MigrationEvent> onMinute(long minute, Collection<ServedModel> seen) {
        List<MigrationEvent> news = new ArrayList<>();
        TreeSet<ServedModel> sorted = new TreeSet<>(ORDER);
        sorted.addAll(seen);
        for (ServedModel model : sorted) {
            if (!firstSeen.containsKey(model) && firstSeen.size() < MOST) {
                introduce(minute, model, news);
            }
            retirement(minute, model).ifPresent(news::add);
        }
        return news;
    }

    private void introduce(long minute, ServedModel model, List<MigrationEvent> news) {
        boolean servedBefore = firstSeen.keySet().stream().anyMatch(known -> samePair(known, model));
        if (!servedBefore && !model.served().isEmpty()) {
            String before = latestServed.getOrDefault(model.requested(), "");
            if (model.differs()) {
                news.add(event(Kind.SERVED_DIFFERS, minute, model, before, model.served()));
            } else if (!before.isEmpty()) {
                news.add(event(Kind.SERVED_MODEL_CHANGED, minute, model, before, model.served()));
            }
            latestServed.put(model.requested(), model.served());
        }
        if (!model.fingerprint().isEmpty()) {
            String before = latestFingerprint.put(pair(model), model.fingerprint());
            if (before != null && !before.equals(model.fingerprint())) {
                news.add(event(Kind.FINGERPRINT_CHANGED, minute, model, before, model.fingerprint()));
            }
        }
        firstSeen.put(model, minute);
    }

    private Optional<MigrationEvent> retirement(long minute, ServedModel model) {
        String id = model.served().isEmpty() ? model.requested() : model.served();
        LocalDate date = retirements.getOrDefault(id, retirements.get(model.requested()));
        LocalDate today = LocalDate.ofEpochDay(Math.floorDiv(minute, DAY));
        boolean due = date != null && !today.plusDays(noticeDays).isBefore(date);
        if (!due || retiring.size() >= MOST || !retiring.add(id)) {
            return Optional.empty();
        }
        return Optional.of(new MigrationEvent(
                Kind.RETIREMENT, minute, model.requested(), model.served(), "", id, Optional.ofNullable(date)));
    }

    private static boolean samePair(ServedModel a, ServedModel b) {
        return a.requested().equals(b.requested()) && a.served().equals(b.served());
    }

    private static String pair(ServedModel model) {
        return model.requested() + "\n" + model.served();
    }

    private static MigrationEvent event(Kind kind, long minute, ServedModel model, String before, String after) {
        return new MigrationEvent(kind, minute, model.requested(), model.served(), before, after, Optional.empty());
    }

    /** Everything seen, with the minute of its first call. */
    public Map<ServedModel, Long> firstSeen() {
        return new TreeMap<>(firstSeen);
    }

    /** The state as versioned bytes. */
    public byte[] toBytes() {
        StateWriter out = new StateWriter().integer(STATE_VERSION).integer(firstSeen.size());
        firstSeen.forEach((model, minute) -> out.text(model.requested())
                .text(model.served())
                .text(model.fingerprint())
                .integer(minute));
        write(out, latestServed);
        write(out, latestFingerprint);
        out.integer(retiring.size());
        retiring.forEach(out::text);
        return out.toBytes();
    }

    private static void write(StateWriter out, Map<String, String> texts) {
        out.integer(texts.size());
        texts.forEach((key, value) -> out.text(key).text(value));
    }

    /**
     * A watch that continues from {@link #toBytes}.
     *
     * @throws IllegalArgumentException if the bytes are malformed or of another version
     */
    public static MigrationWatch fromBytes(Map<String, LocalDate> retirements, int noticeDays, byte[] state) {
        StateReader in = new StateReader(state);
        in.version(STATE_VERSION);
        MigrationWatch watch = new MigrationWatch(retirements, noticeDays);
        for (int left = in.index(MOST); left > 0; left--) {
            ServedModel model = new ServedModel(in.text(), in.text(), in.text());
            watch.firstSeen.put(model, in.integer());
        }
        read(in, watch.latestServed);
        read(in, watch.latestFingerprint);
        for (int left = in.index(MOST); left > 0; left--) {
            watch.retiring.add(in.text());
        }
        in.end();
        return watch;
    }

    private static void read(StateReader in, Map<String, String> texts) {
        for (int left = in.index(MOST); left > 0; left--) {
            String key = in.text();
            texts.put(key, in.text());
        }
    }
}
