package dev.plumbline.processors.benchmarks.evaluation.replay;

import dev.plumbline.processors.drift.DriftTransition;
import dev.plumbline.processors.drift.attribution.Attribution;
import dev.plumbline.processors.drift.attribution.Dimension;
import dev.plumbline.processors.drift.attribution.Dimension.Element;
import dev.plumbline.processors.drift.attribution.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls of before an update and calls of after it, two a minute, until the first alarm. */
final class Replay {
    private static final int A_MINUTE = 2;
    private static final double LEARNED = .8;
    private static final int GROUPS = 4;
    private static final int LATER = 100;

    private final Measure measure;
    private final List<RecordedCall> before;
    private final List<RecordedCall> after;
    private final boolean withReplacement;

    Replay(Measure measure, List<RecordedCall> before, List<RecordedCall> after, boolean withReplacement) {
        this.measure = measure;
        this.before = before;
        this.after = after;
        this.withReplacement = withReplacement;
    }

    /** How a replay ended. */
    enum Kind {
        FOUND,
        MISSED,
        EARLY
    }

    /**
     * How a replay ended, after how many calls, whether the onset interval held the update, and whether it was put down to
     * the new version: with the alarm, and a hundred calls later.
     */
    record Result(
            Kind kind,
            long calls,
            boolean covered,
            @Nullable Boolean attributed,
            @Nullable Boolean attributedLater) {
        static Result of(Kind kind) {
            return new Result(kind, 0, false, null, null);
        }
    }

    Result run(SplittableRandom random) {
        List<RecordedCall> stream = new ArrayList<>(ordered(before, random));
        int change = stream.size() / A_MINUTE;
        stream.addAll(ordered(after, random));
        Watch watch = Watch.of(measure, stream.subList(0, (int) (LEARNED * before.size())));
        for (int minute = 0; (minute + 1) * A_MINUTE <= stream.size(); minute++) {
            List<RecordedCall> calls = stream.subList(minute * A_MINUTE, (minute + 1) * A_MINUTE);
            Optional<DriftTransition> alarm = watch.onMinute(minute, calls);
            if (alarm.isPresent()) {
                return minute < change
                        ? Result.of(Kind.EARLY)
                        : found(alarm.get(), stream, (minute + 1) * A_MINUTE, change);
            }
        }
        return Result.of(Kind.MISSED);
    }

    private List<RecordedCall> ordered(List<RecordedCall> calls, SplittableRandom random) {
        List<RecordedCall> ordered = new ArrayList<>(calls);
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (withReplacement) {
                ordered.set(i, calls.get(random.nextInt(calls.size())));
            } else {
                int other = random.nextInt(i + 1);
                RecordedCall moved = ordered.get(i);
                ordered.set(i, ordered.get(other));
                ordered.set(other, moved);
            }
        }
        return ordered;
    }

    private Result found(DriftTransition alarm, List<RecordedCall> stream, int seen, int change) {
        long calls = seen - (long) change * A_MINUTE;
        boolean covered =
                alarm.onset().lowMinute() <= change && change <= alarm.onset().highMinute();
        if (measure != Measure.SCORE) {
            return new Result(Kind.FOUND, calls, covered, null, null);
        }
        int until = (int) alarm.onset().lowMinute() * A_MINUTE;
        int since = (int) alarm.onset().minute() * A_MINUTE;
        return new Result(
                Kind.FOUND,
                calls,
                covered,
                attributed(stream.subList(0, seen), until, since),
                attributed(stream.subList(0, Math.min(stream.size(), seen + LATER)), until, since));
    }

    /**
     * Whether the change is put down, among models, tasks and items, first of all to the version that came or to the one
     * that went (where other models stay, part of the change is that a better or worse one is gone): from the stated onset,
     * against what came before the interval of the onset, so that an onset stated late puts nothing new into the past.
     */
    private boolean attributed(List<RecordedCall> seen, int until, int since) {
        Attribution found = Attribution.of(List.of(
                dimension("served_model", seen, until, since, RecordedCall::servedModel),
                dimension("task", seen, until, since, RecordedCall::task),
                dimension("item_group", seen, until, since, call -> "group-" + call.item() % GROUPS)));
        return found.dimension().equals(Optional.of("served_model"))
                && !found.shares().isEmpty()
                && cameOrWent(found.shares().get(0).element());
    }

    private boolean cameOrWent(String model) {
        return before.stream().anyMatch(call -> call.servedModel().equals(model))
                != after.stream().anyMatch(call -> call.servedModel().equals(model));
    }

    private static Dimension dimension(
            String name, List<RecordedCall> seen, int until, int since, Function<RecordedCall, String> element) {
        Map<String, Moments[]> totals = new TreeMap<>();
        for (int i = 0; i < seen.size(); i++) {
            if (i < until || i >= since) {
                Moments[] sides = totals.computeIfAbsent(
                        element.apply(seen.get(i)), any -> new Moments[] {Moments.NONE, Moments.NONE});
                long score = Math.round(seen.get(i).score() * 1e6);
                int side = i < until ? 0 : 1;
                sides[side] = sides[side].plus(new Moments(1, score, (double) score * score));
            }
        }
        List<Element> elements = new ArrayList<>();
        totals.forEach((value, sides) -> elements.add(new Element(value, sides[0], sides[1])));
        return new Dimension(name, elements);
    }
}
