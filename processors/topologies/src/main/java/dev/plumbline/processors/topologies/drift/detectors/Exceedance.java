package dev.plumbline.processors.topologies.drift.detectors;

import dev.plumbline.processors.drift.DriftPhase;
import dev.plumbline.processors.drift.DriftStatus;
import dev.plumbline.processors.drift.ExceedanceDriftDetector;
import dev.plumbline.processors.drift.ExceedanceTransition;
import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.attribution.Moments;
import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.sketches.QuantileSketch;
import dev.plumbline.processors.topologies.drift.bytes.ByteReader;
import dev.plumbline.processors.topologies.drift.bytes.ByteWriter;
import dev.plumbline.processors.topologies.drift.signals.SignalKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Unbounded values against reference quantiles: latency, time to first token, and the minute means of tokens and cost.
 *
 * <p>The reference values come from a first sample, of at most 400 values over at most a day, and stay. Then the detector
 * warms up on how many values lie above them.
 */
final class Exceedance implements Detector {
    private static final int ENOUGH_VALUES = 400;
    private static final long DAY = 1_440;
    private static final long[] NOTHING = {};

    private final SignalKind kind;
    private final MeanDriftConfig config;
    private QuantileSketch first = new QuantileSketch();
    private long firstMinute = -1;
    private long[] references = NOTHING;
    private @Nullable ExceedanceDriftDetector detector;

    Exceedance(SignalKind kind, MeanDriftConfig config) {
        this.kind = kind;
        this.config = config;
    }

    static Exceedance readFrom(ByteReader in, SignalKind kind, MeanDriftConfig config) {
        Exceedance read = new Exceedance(kind, config);
        read.firstMinute = in.number();
        read.references = new long[in.index(ExceedanceDriftDetector.QUANTILES.size())];
        Arrays.setAll(read.references, i -> in.number());
        if (read.references.length == 0) {
            read.first = in.part(QuantileSketch::readFrom);
        } else {
            read.detector = ExceedanceDriftDetector.fromBytes(config, in.block());
        }
        return read;
    }

    @Override
    public Optional<Finding> onMinute(long minute, Aggregate total) {
        QuantileSketch values = Values.of(kind, total);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (detector == null) {
            collect(minute, values);
            return Optional.empty();
        }
        return detector.onMinute(minute, above(values), values.count()).map(this::finding);
    }

    private void collect(long minute, QuantileSketch values) {
        firstMinute = firstMinute < 0 ? minute : firstMinute;
        first.merge(values);
        WarmUp warmUp = config.warmUp();
        boolean many = first.count() >= Math.min(ENOUGH_VALUES, warmUp.minSamples());
        boolean longEnough = minute - firstMinute >= Math.min(1, warmUp.minDays()) * DAY - 1;
        if (many && longEnough) {
            List<Integer> quantiles = ExceedanceDriftDetector.QUANTILES;
            references = new long[quantiles.size()];
            Arrays.setAll(references, i -> first.quantile(quantiles.get(i) / 100.0));
            detector = new ExceedanceDriftDetector(config);
            first.clear();
        }
    }

    private Finding finding(ExceedanceTransition found) {
        int index = ExceedanceDriftDetector.QUANTILES.indexOf(found.quantile());
        return new Finding(found.transition(), found.quantile(), references[index]);
    }

    private long[] above(QuantileSketch values) {
        long[] above = new long[references.length];
        Arrays.setAll(above, i -> values.count() - values.countAtOrBelow(references[i]));
        return above;
    }

    /**
     * For single values their number and how many lie above each reference; for means of minutes the calls, the sum, the
     * sum over minutes of squared sum by calls in units of 10<sup>6</sup>, and the minutes.
     */
    @Override
    public long[] cells(Aggregate part) {
        if (kind.form() == SignalKind.Form.MINUTE_MEAN) {
            return minuteMean(Values.count(kind, part), Values.sum(kind, part));
        }
        QuantileSketch values = Values.of(kind, part);
        if (references.length == 0 || values.isEmpty()) {
            return NOTHING;
        }
        long[] cells = new long[1 + references.length];
        cells[0] = values.count();
        System.arraycopy(above(values), 0, cells, 1, references.length);
        return cells;
    }

    private static long[] minuteMean(long calls, long sum) {
        if (calls == 0) {
            return NOTHING;
        }
        double squares = (double) sum * sum / calls / 1e6;
        return new long[] {calls, sum, (long) Math.min(squares, Long.MAX_VALUE / (1L << 20)), 1};
    }

    @Override
    public long[] rest(long[] whole, long[] parts) {
        long[] rest = Cells.minus(whole, parts);
        return kind.form() == SignalKind.Form.MINUTE_MEAN && rest.length > 0 ? minuteMean(rest[0], rest[1]) : rest;
    }

    @Override
    public Moments moments(long[] cells, Finding finding) {
        if (cells.length == 0 || cells[0] <= 0) {
            return Moments.NONE;
        }
        if (kind.form() == SignalKind.Form.MINUTE_MEAN) {
            return ofMinuteMeans(cells[0], cells[1], cells[2] * 1e6, cells[3]);
        }
        return EventRate.of(cells[0], cells[1 + ExceedanceDriftDetector.QUANTILES.indexOf(finding.quantile())]);
    }

    /** The spread of single calls is estimated from how much the means of minutes spread around the mean of all. */
    private static Moments ofMinuteMeans(long calls, long sum, double squaredByCalls, long minutes) {
        double ofMean = (double) sum * sum / calls;
        double between = Math.max(0, squaredByCalls - ofMean);
        return new Moments(calls, sum, ofMean + (minutes < 2 ? 0 : between * calls / (minutes - 1)));
    }

    /** Of the telling quantile while a change is on, else of the median. */
    @Override
    public DriftStatus status() {
        ExceedanceDriftDetector known = detector;
        if (known == null) {
            WarmUp warmUp = config.warmUp();
            return new DriftStatus(
                    DriftPhase.COLLECTING,
                    first.count(),
                    warmUp.minSamples(),
                    0,
                    warmUp.minDays() * DAY,
                    Optional.empty(),
                    0,
                    0,
                    0,
                    List.of());
        }
        List<DriftStatus> all = known.status();
        return all.stream()
                .filter(status -> status.phase() == DriftPhase.FIRING)
                .findFirst()
                .orElse(all.get(0));
    }

    @Override
    public void writeTo(ByteWriter out) {
        out.number(firstMinute).number(references.length);
        for (long reference : references) {
            out.number(reference);
        }
        if (detector == null) {
            out.part(first.serializedSize(), first::writeTo);
        } else {
            out.block(detector.toBytes());
        }
    }
}
