package dev.plumbline.processors.benchmarks.evaluation.replay;

import dev.plumbline.processors.benchmarks.evaluation.trials.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Replays every task and model family: the old version and then the new one, in a new order each time; and as a control
 * each version and then itself, drawn with replacement. Then both families and all tasks as one feature, one family updated.
 */
public final class ModelUpdates {
    private static final int ORDERS = 100;
    private static final String ALL_TASKS = "all tasks, both families";

    private final Scope scope;

    /** In orders that depend on the seed. */
    public ModelUpdates(Scope scope) {
        this.scope = scope;
    }

    /**
     * What came of one replay.
     *
     * @param task the task
     * @param family the model family that was updated or stayed
     * @param measure what was watched: the score or the tokens of the answer
     * @param from version before
     * @param to version after; the same for a control
     * @param meanBefore mean of the measure before
     * @param meanAfter mean of it after
     * @param orders in which it was replayed
     * @param early orders in which an alarm came before the update; in controls all alarms are false
     * @param found orders in which an alarm came after it
     * @param medianCalls calls from the update to the alarm, in the median of those found
     * @param p95Calls for 95 of 100 of those found
     * @param onsetCovered share of the stated intervals that hold the update
     * @param attributed share of alarms put down to the version that came or went, as they came; empty where nothing is attributed
     * @param attributedLater the same with a hundred calls more
     */
    public record Row(
            String task,
            String family,
            String measure,
            String from,
            String to,
            double meanBefore,
            double meanAfter,
            int orders,
            int early,
            int found,
            @Nullable Long medianCalls,
            @Nullable Long p95Calls,
            @Nullable Double onsetCovered,
            @Nullable Double attributed,
            @Nullable Double attributedLater) {
        /** True if nothing changed. */
        public boolean control() {
            return from.equals(to);
        }
    }

    /** From one version to another, or to itself. */
    private record Update(Measure measure, String task, String family, String from, String to) {
        boolean control() {
            return from.equals(to);
        }

        String purpose() {
            return String.join("/", "replay", measure.title(), task, family, from, to);
        }
    }

    /** A row for each measure, task, family and pair of versions. */
    public List<Row> run(List<RecordedCall> calls) {
        List<Row> rows = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            for (String task :
                    new TreeSet<>(calls.stream().map(RecordedCall::task).toList())) {
                for (String family : families(calls)) {
                    List<RecordedCall> own = calls.stream()
                            .filter(call ->
                                    call.task().equals(task) && call.family().equals(family))
                            .toList();
                    rows.addAll(pair(measure, task, family, own, List.of()));
                }
            }
        }
        for (String family : families(calls)) {
            List<RecordedCall> own =
                    calls.stream().filter(call -> call.family().equals(family)).toList();
            List<RecordedCall> others = calls.stream()
                    .filter(call -> !call.family().equals(family))
                    .filter(call -> call.version().equals(oldest(calls, call.family())))
                    .toList();
            rows.addAll(pair(Measure.SCORE, ALL_TASKS, family, own, others));
        }
        return rows;
    }

    private static TreeSet<String> families(List<RecordedCall> calls) {
        return new TreeSet<>(calls.stream().map(RecordedCall::family).toList());
    }

    private static String oldest(List<RecordedCall> calls, String family) {
        return calls.stream()
                .filter(call -> call.family().equals(family))
                .map(RecordedCall::version)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private List<Row> pair(
            Measure measure, String task, String family, List<RecordedCall> own, List<RecordedCall> others) {
        List<String> versions = List.copyOf(
                new TreeSet<>(own.stream().map(RecordedCall::version).toList()));
        List<Row> rows = new ArrayList<>();
        for (String from : versions) {
            for (String to : versions) {
                if (from.compareTo(to) <= 0) {
                    Update update = new Update(measure, task, family, from, to);
                    rows.add(row(update, with(own, from, others), with(own, to, others)));
                }
            }
        }
        return rows;
    }

    private static List<RecordedCall> with(List<RecordedCall> own, String version, List<RecordedCall> others) {
        List<RecordedCall> calls = new ArrayList<>(others);
        own.stream().filter(call -> call.version().equals(version)).forEach(calls::add);
        return calls;
    }

    private Row row(Update update, List<RecordedCall> before, List<RecordedCall> after) {
        List<Replay.Result> results = replays(update, before, after);
        List<Replay.Result> found = of(Replay.Kind.FOUND, results);
        List<Long> delays = found.stream().map(Replay.Result::calls).sorted().toList();
        return new Row(
                update.task(),
                update.family(),
                update.measure().title(),
                update.from(),
                update.to(),
                mean(before, update.measure()),
                mean(after, update.measure()),
                ORDERS,
                of(Replay.Kind.EARLY, results).size(),
                found.size(),
                quantile(delays, .5),
                quantile(delays, .95),
                update.control() ? null : share(found, Replay.Result::covered),
                update.control() ? null : share(found, Replay.Result::attributed),
                update.control() ? null : share(found, Replay.Result::attributedLater));
    }

    private List<Replay.Result> replays(Update update, List<RecordedCall> before, List<RecordedCall> after) {
        Replay replay = new Replay(update.measure(), before, after, update.control());
        List<Replay.Result> results = new ArrayList<>();
        for (int order = 0; order < ORDERS; order++) {
            results.add(replay.run(new SplittableRandom(scope.seed(update.purpose(), order))));
        }
        return results;
    }

    private static List<Replay.Result> of(Replay.Kind kind, List<Replay.Result> results) {
        return results.stream().filter(result -> result.kind() == kind).toList();
    }

    private static double mean(List<RecordedCall> calls, Measure measure) {
        return calls.stream().mapToDouble(measure::of).average().orElse(0);
    }

    private static @Nullable Long quantile(List<Long> sorted, double share) {
        return sorted.isEmpty() ? null : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private static @Nullable Double share(List<Replay.Result> found, Function<Replay.Result, @Nullable Boolean> what) {
        List<Boolean> known = found.stream().map(what).filter(Objects::nonNull).toList();
        return known.isEmpty()
                ? null
                : (double) known.stream().filter(each -> each).count() / known.size();
    }
}
