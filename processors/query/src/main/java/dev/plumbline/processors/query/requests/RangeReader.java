package dev.plumbline.processors.query.requests;

import dev.plumbline.processors.rollups.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads {@code from}, {@code to} and {@code step}, and widens the range to whole windows. A window of which a part is no
 * longer kept would be too low without a sign of it, so the range starts at the first whole one.
 */
final class RangeReader {
    private static final int MAX_WINDOWS = 5_000;
    private static final String TIME = "must be an RFC 3339 time, a relative one such as -1h, now, today or month";

    private final Parameters parameters;
    private final Instant now;
    private final Function<Resolution, Instant> keptFrom;

    RangeReader(Parameters parameters, Instant now, Function<Resolution, Instant> keptFrom) {
        this.parameters = parameters;
        this.now = now;
        this.keptFrom = keptFrom;
    }

    TimeRange read(String standardFrom) {
        return read(standardFrom, this::step);
    }

    /** The range as one window. */
    TimeRange readTotal(String standardFrom) {
        return read(standardFrom, (from, to) -> Step.TOTAL);
    }

    private TimeRange read(String standardFrom, BiFunction<Instant, Instant, Step> step) {
        Instant from = moment("from", standardFrom);
        Instant to = moment("to", "now");
        if (!from.isBefore(to)) {
            parameters.violation("from", "must be before to");
            return aligned(to.minus(Duration.ofHours(1)), to, Step.TOTAL);
        }
        TimeRange range = aligned(from, to, step.apply(from, to));
        checkLimits(range);
        return movedUp(range);
    }

    private Instant moment(String name, String standard) {
        String text = parameters.one(name).orElse(standard);
        return Moment.parse(text, now).orElseGet(() -> {
            parameters.violation(name, TIME);
            return Moment.parse(name.equals("to") ? "now" : standard, now).orElse(now);
        });
    }

    private Step step(Instant from, Instant to) {
        Duration length = Duration.between(from, to);
        return parameters
                .one("step")
                .map(text -> Step.parse(text).orElseGet(() -> {
                    parameters.violation("step", "must be minutes that divide a day, such as 1m, 5m, 1h, 1d, or total");
                    return Step.TOTAL;
                }))
                .orElseGet(() -> kept(Step.fitting(length), from));
    }

    /** A chosen step gives way to one whose windows are still kept. */
    private Step kept(Step fitting, Instant from) {
        Duration shortest = Duration.ofSeconds(shortestKept(from).seconds());
        return fitting.length().compareTo(shortest) >= 0 ? fitting : new Step(shortest);
    }

    private TimeRange aligned(Instant from, Instant to, Step step) {
        Resolution resolution = step.isTotal() ? shortestKept(from) : longestDividing(step.length());
        Duration length = length(step, resolution);
        return new TimeRange(Alignment.floor(from, length), Alignment.ceiling(to, length), step, resolution);
    }

    /** Windows of the answer; for a total the stored ones. */
    private static Duration length(Step step, Resolution resolution) {
        return step.isTotal() ? Duration.ofSeconds(resolution.seconds()) : step.length();
    }

    /** The range goes back to the start of the window that holds {@code from}, so that start must be kept too. */
    private Resolution shortestKept(Instant from) {
        return Arrays.stream(Resolution.values())
                .filter(resolution -> !Alignment.floor(from, Duration.ofSeconds(resolution.seconds()))
                        .isBefore(keptFrom.apply(resolution)))
                .min(Comparator.comparingInt(Resolution::seconds))
                .orElse(Resolution.DAY);
    }

    private static Resolution longestDividing(Duration step) {
        return Arrays.stream(Resolution.values())
                .filter(resolution -> step.toSeconds() % resolution.seconds() == 0)
                .max(Comparator.comparingInt(Resolution::seconds))
                .orElse(Resolution.MINUTE);
    }

    private void checkLimits(TimeRange range) {
        if (range.step().isTotal()) {
            return;
        }
        Duration length = range.step().length();
        long windows = Duration.between(range.from(), range.to()).dividedBy(length);
        if (windows > MAX_WINDOWS) {
            parameters.violation("step", windows + " windows are more than " + MAX_WINDOWS + "; take a longer step");
        }
        Instant oldest = keptFrom.apply(range.resolution());
        if (range.from().plus(length).isBefore(oldest)) {
            parameters.violation("step", kept(range, oldest) + "; take a longer step or a later from");
        }
    }

    /** Leaves out what is no longer whole: at most the first window of a series, any part of a total. */
    private TimeRange movedUp(TimeRange range) {
        Instant oldest = keptFrom.apply(range.resolution());
        if (!range.from().isBefore(oldest)) {
            return range;
        }
        Instant from = Alignment.ceiling(oldest, length(range.step(), range.resolution()));
        if (!from.isBefore(range.to())) {
            parameters.violation("to", kept(range, oldest) + "; take a later to");
            return range;
        }
        return new TimeRange(from, range.to(), range.step(), range.resolution(), oldest);
    }

    private static String kept(TimeRange range, Instant oldest) {
        return "windows of a " + range.resolution().name().toLowerCase(Locale.ROOT) + " are kept from " + oldest;
    }
}
