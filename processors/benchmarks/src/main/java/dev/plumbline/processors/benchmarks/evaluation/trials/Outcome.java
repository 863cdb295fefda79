package dev.plumbline.processors.benchmarks.evaluation.trials;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How one trial ended for one contender. */
record Outcome(
        Kind kind,
        long samples,
        @Nullable Long onsetError,
        @Nullable Boolean covered,
        @Nullable Boolean rightElement) {
    /** How it ended. */
    enum Kind {
        FOUND,
        MISSED,
        WRONG_SIDE,
        EARLY
    }

    static final Outcome MISSED = new Outcome(Kind.MISSED, Long.MAX_VALUE, null, null, null);
    static final Outcome WRONG_SIDE = new Outcome(Kind.WRONG_SIDE, Long.MAX_VALUE, null, null, null);
    static final Outcome EARLY = new Outcome(Kind.EARLY, 0, null, null, null);

    static Delays.Row summary(
            String simulation, String contender, double effect, String change, List<Outcome> outcomes) {
        List<Outcome> counted =
                outcomes.stream().filter(each -> each.kind != Kind.EARLY).toList();
        List<Long> delays = sorted(counted, Outcome::samples);
        List<Long> errors = sorted(counted, Outcome::onsetError);
        int wrong = count(counted, Kind.WRONG_SIDE);
        return new Delays.Row(
                simulation,
                contender,
                effect,
                change,
                counted.size(),
                outcomes.size() - counted.size(),
                wrong + count(counted, Kind.MISSED),
                wrong,
                quantile(delays, .5),
                quantile(delays, .95),
                quantile(errors, .5),
                share(counted, Outcome::covered),
                share(counted, Outcome::rightElement));
    }

    private static List<Long> sorted(List<Outcome> outcomes, Function<Outcome, @Nullable Long> what) {
        return outcomes.stream().map(what).filter(Objects::nonNull).sorted().toList();
    }

    private static int count(List<Outcome> outcomes, Kind kind) {
        return (int) outcomes.stream().filter(each -> each.kind == kind).count();
    }

    /** The smallest value that so large a share does not exceed; null for none, or if it is that of a missed trial. */
    static @Nullable Long quantile(List<Long> sorted, double share) {
        if (sorted.isEmpty()) {
            return null;
        }
        long value = sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
        return value == Long.MAX_VALUE ? null : value;
    }

    private static @Nullable Double share(List<Outcome> outcomes, Function<Outcome, @Nullable Boolean> what) {
        List<Boolean> known =
                outcomes.stream().map(what).filter(Objects::nonNull).toList();
        return known.isEmpty()
                ? null
                : (double) known.stream().filter(each -> each).count() / known.size();
    }
}
