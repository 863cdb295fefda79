package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.scores.ReferenceCuts;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Watches the whole distribution of a score, so that a change of its shape is found though the mean stays.
 *
 * <p>A first sample (a quarter of the warm-up's scores, 30 to 1,000) fixes cuts at its p10, p25, p50, p75 and p90. From
 * then on the shares above the cuts are five rates, each with a baseline of its own and watched on both sides; their
 * e-values are averaged. Scores with few values, as 1 to 5, have fewer cuts, each between two of them. The scale of the
 * settings is not used: any score has shares. What holds for {@link MeanDriftDetector} about false alarms, minutes,
 * determinism and threads holds here.
 */
public final class DistributionDriftDetector {
    /** The reference quantiles in percent. */
    public static final List<Integer> QUANTILES = ReferenceCuts.QUANTILES;

    private static final int STATE_VERSION = 221;
    private static final int FEWEST = 30;
    private static final int MOST = 1000;

    private final MeanDriftConfig config;
    private final TreeMap<Long, Long> first = new TreeMap<>();
    private long lastMinute = Long.MIN_VALUE;
    private long collected;
    private @Nullable Bank bank;

    private record Bank(ReferenceCuts cuts, RateBank rates) {
        static Bank of(ReferenceCuts cuts, MeanDriftConfig config) {
            return new Bank(
                    cuts, new RateBank(SeriesForm.SHARE, config, cuts.values().size()));
        }
    }

    /** A detector that has seen nothing. */
    public DistributionDriftDetector(MeanDriftConfig config) {
        this.config = config.withScale(ScoreScale.UNIT);
    }

    /**
     * A detector that continues from {@link #toBytes}. Thresholds, sides, hold and warm-up may have changed since.
     *
     * @throws IllegalArgumentException if the bytes are malformed or of another version
     */
    public static DistributionDriftDetector fromBytes(MeanDriftConfig config, byte[] state) {
        StateReader in = new StateReader(state);
        in.version(STATE_VERSION);
        DistributionDriftDetector detector = new DistributionDriftDetector(config);
        detector.lastMinute = in.integer();
        if (in.index(1) == 1) {
            Bank bank = Bank.of(ReferenceCuts.read(in), detector.config);
            bank.rates.readFrom(in);
            detector.bank = bank;
        } else {
            int size = in.index(MOST);
            for (int i = 0; i < size; i++) {
                long value = in.integer();
                detector.collect(value, in.integer());
            }
        }
        in.end();
        return detector;
    }

    /** The state as versioned bytes, five times that of a rate. */
    public byte[] toBytes() {
        StateWriter out = new StateWriter().integer(STATE_VERSION).integer(lastMinute);
        Bank known = bank;
        out.integer(known == null ? 0 : 1);
        if (known == null) {
            out.integer(first.size());
            first.forEach((value, count) -> out.integer(value).integer(count));
        } else {
            known.cuts.writeTo(out);
            known.rates.writeTo(out);
        }
        return out.toBytes();
    }

    /**
     * Takes in one minute.
     *
     * @param minute minutes since the epoch
     * @param batch the scores of that minute; an empty batch changes nothing
     * @return the transition that they bring about, if any; means are shares above the cut in millionths
     * @throws IllegalArgumentException if the minute is not later than the last one
     */
    public Optional<ExceedanceTransition> onMinute(long minute, ScoreBatch batch) {
        if (minute <= lastMinute) {
            throw new IllegalArgumentException("minute " + minute + " does not follow minute " + lastMinute);
        }
        if (batch.count() == 0) {
            return Optional.empty();
        }
        lastMinute = minute;
        Bank known = bank;
        if (known == null) {
            collectFirst(batch);
            return Optional.empty();
        }
        return known.rates
                .onMinute(minute, known.cuts.above(batch), batch.count())
                .map(found -> new ExceedanceTransition(known.cuts.percents().get(found.rate()), found.transition()));
    }

    private void collectFirst(ScoreBatch batch) {
        for (int bin = 0; bin < batch.bins(); bin++) {
            if (first.size() < MOST || first.containsKey(batch.value(bin))) {
                collect(batch.value(bin), batch.count(bin));
            }
        }
        if (collected >= Math.min(MOST, Math.max(FEWEST, config.warmUp().minSamples() / 4))) {
            bank = Bank.of(ReferenceCuts.of(first), config);
            first.clear();
        }
    }

    private void collect(long value, long count) {
        first.merge(value, count, Math::addExact);
        collected = Math.addExact(collected, count);
    }

    /** The last minute with scores; {@link Long#MIN_VALUE} before the first. */
    public long lastMinute() {
        return lastMinute;
    }

    /** Where the detector stands. */
    public DriftPhase phase() {
        return bank == null ? DriftPhase.COLLECTING : bank.rates.phase();
    }

    /** The cuts; empty until the first sample is complete. */
    public Optional<ReferenceCuts> cuts() {
        return Optional.ofNullable(bank).map(Bank::cuts);
    }

    /** What is known of the share above each cut, by quantile in percent; empty until there are cuts. */
    public Map<Integer, DriftStatus> status() {
        Map<Integer, DriftStatus> byQuantile = new TreeMap<>();
        Bank known = bank;
        if (known != null) {
            List<DriftStatus> all = known.rates.status();
            for (int i = 0; i < all.size(); i++) {
                byQuantile.put(known.cuts.percents().get(i), all.get(i));
            }
        }
        return byQuantile;
    }
}
