package dev.plumbline.processors.benchmarks.evaluation.trials;

import dev.plumbline.processors.benchmarks.evaluation.simulation.Minute;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Simulation;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Simulations;
import dev.plumbline.processors.benchmarks.evaluation.simulation.ValueStream;
import dev.plumbline.processors.drift.DriftTransition;
import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.MeanDriftDetector;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One series that wanders and then drops by half a standard deviation, as the detector sees it. */
public final class ExampleRun {
    private static final int DAY = 1_440;
    private static final int HOUR = 60;
    private static final int STEP = 10;
    private static final int CHANGE = 9 * DAY + 11 * HOUR;
    private static final int FROM = CHANGE - 36 * HOUR;
    private static final int TO = CHANGE + 18 * HOUR;

    private final Scope scope;

    /** With a series of its own for each seed. */
    public ExampleRun(Scope scope) {
        this.scope = scope;
    }

    /**
     * What was seen. Hours count from the change.
     *
     * @param means mean score of each hour with scores
     * @param evidence decimal logarithm of the e-value, every ten minutes until the alarm
     * @param threshold decimal logarithm of what fires
     * @param baseline mean of the baseline
     * @param alarmHour when it fired; empty if it did not
     * @param onset when the change is said to have begun
     * @param samples scores from the change to the alarm
     */
    public record Result(
            List<Point> means,
            List<Point> evidence,
            double threshold,
            double baseline,
            @Nullable Double alarmHour,
            @Nullable Interval onset,
            long samples) {}

    /** A value at an hour. */
    public record Point(double hour, double value) {}

    /** When a change began: estimate and interval. */
    public record Interval(double hour, double low, double high) {}

    /** Runs it. */
    public Result run() {
        Simulation simulation = Simulations.named("realistic-1440");
        ValueStream stream = new ValueStream(simulation, scope.seed("example", 0));
        Watched watched = new Watched();
        HourlyMeans means = new HourlyMeans();
        for (int minute = 0; minute < TO; minute++) {
            if (minute == CHANGE) {
                stream.change(-.5);
            }
            ScoreBatch batch = batch(stream.next());
            watched.add(minute, batch);
            means.add(minute, batch);
        }
        return new Result(
                means.points,
                watched.evidence,
                Math.log10(MeanDriftConfig.DEFAULT.threshold()),
                watched.baseline(),
                watched.fired.map(alarm -> hour(alarm.minute())).orElse(null),
                watched.fired.map(ExampleRun::onset).orElse(null),
                watched.samples);
    }

    /** The detector up to its first alarm of the hours that are shown. */
    private static final class Watched {
        private final MeanDriftDetector detector = new MeanDriftDetector(MeanDriftConfig.DEFAULT);
        private final List<Point> evidence = new ArrayList<>();
        private Optional<DriftTransition> fired = Optional.empty();
        private long samples;

        void add(int minute, ScoreBatch batch) {
            Optional<DriftTransition> seen = detector.onMinute(minute, batch);
            samples += minute >= CHANGE && fired.isEmpty() ? batch.count() : 0;
            fired = fired.isPresent() || minute < FROM ? fired : seen;
            if (minute >= FROM && fired.isEmpty() && minute % STEP == 0) {
                evidence.add(point(
                        minute, Math.log10(Math.max(1e-3, detector.status().evidence()))));
            }
            fired.filter(alarm -> alarm.minute() == detector.lastMinute())
                    .ifPresent(alarm -> evidence.add(point((int) alarm.minute(), alarm.log10Evidence())));
        }

        double baseline() {
            return detector.status()
                    .baseline()
                    .map(known -> known.meanMillionths() / 1e6)
                    .orElse(0.0);
        }
    }

    /** The mean of each hour with scores. */
    private static final class HourlyMeans {
        private final List<Point> points = new ArrayList<>();
        private double sum;
        private long count;

        void add(int minute, ScoreBatch batch) {
            sum += batch.exactSum() / 1e6;
            count += batch.count();
            if (minute % HOUR == HOUR - 1) {
                if (minute >= FROM && count > 0) {
                    points.add(point(minute - HOUR / 2, sum / count));
                }
                sum = 0;
                count = 0;
            }
        }
    }

    private static Interval onset(DriftTransition alarm) {
        return new Interval(
                hour(alarm.onset().minute()),
                hour(alarm.onset().lowMinute()),
                hour(alarm.onset().highMinute()));
    }

    private static ScoreBatch batch(Minute minute) {
        ScoreBatch.Builder batch = ScoreBatch.builder();
        for (double value : minute.values()) {
            batch.score(value);
        }
        return batch.build();
    }

    private static Point point(int minute, double value) {
        return new Point(hour(minute), value);
    }

    private static double hour(long minute) {
        return (minute - CHANGE) / (double) HOUR;
    }
}
