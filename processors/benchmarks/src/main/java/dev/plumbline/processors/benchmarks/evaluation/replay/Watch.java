package dev.plumbline.processors.benchmarks.evaluation.replay;

import dev.plumbline.processors.drift.DriftTransition;
import dev.plumbline.processors.drift.ExceedanceDriftDetector;
import dev.plumbline.processors.drift.ExceedanceTransition;
import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.MeanDriftDetector;
import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The detector of a measure: both sides, defaults but for a warm-up in calls. */
interface Watch {
    /** Takes the calls of a minute; the alarm that they bring, if any. */
    Optional<DriftTransition> onMinute(long minute, List<RecordedCall> calls);

    /** A watch that learns from so many calls; the earliest quarter of them fixes the reference values of tokens. */
    static Watch of(Measure measure, List<RecordedCall> learned) {
        return measure == Measure.SCORE ? scores(learned.size()) : tokens(learned);
    }

    private static MeanDriftConfig config(int warmUp) {
        return MeanDriftConfig.DEFAULT.withWarmUp(WarmUp.ofSamples(warmUp));
    }

    private static Watch scores(int warmUp) {
        MeanDriftDetector detector = new MeanDriftDetector(config(warmUp));
        return (minute, calls) -> {
            ScoreBatch.Builder batch = ScoreBatch.builder();
            calls.forEach(call -> batch.score(call.score()));
            return fired(detector.onMinute(minute, batch.build()));
        };
    }

    private static Watch tokens(List<RecordedCall> learned) {
        int first = learned.size() / 4;
        double[] sorted = learned.subList(0, first).stream()
                .mapToDouble(RecordedCall::tokens)
                .sorted()
                .toArray();
        double[] references = ExceedanceDriftDetector.QUANTILES.stream()
                .mapToDouble(percent -> sorted[first * percent / 100])
                .toArray();
        ExceedanceDriftDetector detector = new ExceedanceDriftDetector(config(learned.size()));
        return (minute, calls) -> {
            long[] above = Arrays.stream(references)
                    .mapToLong(cut ->
                            calls.stream().filter(call -> call.tokens() > cut).count())
                    .toArray();
            return fired(detector.onMinute(minute, above, calls.size()).map(ExceedanceTransition::transition));
        };
    }

    private static Optional<DriftTransition> fired(Optional<DriftTransition> transition) {
        return transition.filter(found -> found.kind() == DriftTransition.Kind.FIRED);
    }
}
