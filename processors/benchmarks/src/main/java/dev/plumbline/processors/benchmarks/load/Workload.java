package dev.plumbline.processors.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is generated.
 *
 * @param events calls on the topic
 * @param series live series over the groupings {@code feature; feature,model; feature,prompt_version; tenant;
 *     tenant,feature; model}, about
 * @param span event time from the first call to the last
 * @param age how long ago the last call was; if it is not 0, a few calls of now follow, so that the windows of all others close
 * @param seed of the generator
 */
public record Workload(long events, int series, Duration span, Duration age, long seed) {
    private static final int LEAST_SERIES = 100;
    private static final int LONGEST_DAYS = 6;

    /** Reports all violations at once. */
    public Workload {
        List<String> violations = new ArrayList<>();
        if (events < 1) {
            violations.add("events must be at least 1, was " + events);
        }
        if (series < LEAST_SERIES) {
            violations.add("series must be at least " + LEAST_SERIES + ", was " + series);
        }
        if (span.toSeconds() < 1 || span.plus(age).compareTo(Duration.ofDays(LONGEST_DAYS)) > 0) {
            violations.add("span must be 1 s to " + LONGEST_DAYS + " days with the age, was " + span);
        }
        if (age.isNegative()) {
            violations.add("age must be at least 0, was " + age);
        }
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", violations));
        }
    }

    /** One that ends now. */
    public Workload(long events, int series, Duration span, long seed) {
        this(events, series, span, Duration.ZERO, seed);
    }

    /** The same, but so long ago. */
    public Workload aged(Duration other) {
        return new Workload(events, series, span, other, seed);
    }

    /** The same with another number of calls. */
    public Workload withEvents(long count) {
        return new Workload(count, series, span, age, seed);
    }

    /** The same with another number of series. */
    public Workload withSeries(int count) {
        return new Workload(events, count, span, age, seed);
    }

    int features() {
        return series / 40;
    }

    int tenants() {
        return series / 10;
    }

    /** Combinations of tenant and feature that occur, the most numerous grouping. */
    int pairs() {
        return 7 * tenants();
    }
}
