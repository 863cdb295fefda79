package dev.plumbline.processors.benchmarks.evaluation.contenders;

import dev.plumbline.processors.benchmarks.evaluation.simulation.Law;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Minute;
import dev.plumbline.processors.drift.DistributionDriftDetector;
import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.MeanDriftDetector;
import dev.plumbline.processors.drift.MixDriftDetector;
import dev.plumbline.processors.drift.RateDriftDetector;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
import java.util.Map;
import java.util.TreeMap;

/** The detectors as they are shipped, with their defaults but for the average days between false alarms. */
final class Plumbline {
    private Plumbline() {}

    static Contender mean(Law law, int arlDays) {
        MeanDriftConfig config = MeanDriftConfig.DEFAULT
                .withScale(ScoreScale.of(law.low(), law.high()))
                .withArlDays(arlDays);
        MeanDriftDetector detector = new MeanDriftDetector(config);
        return minute ->
                detector.onMinute(minute.minute(), scores(minute)).flatMap(transition -> Alarm.of(transition, true));
    }

    static Contender distribution(int arlDays) {
        DistributionDriftDetector detector =
                new DistributionDriftDetector(MeanDriftConfig.DEFAULT.withArlDays(arlDays));
        return minute -> detector.onMinute(minute.minute(), scores(minute))
                .flatMap(found -> Alarm.of(found.transition(), false));
    }

    static Contender rate(int arlDays) {
        RateDriftDetector detector = new RateDriftDetector(RateDriftDetector.DEFAULT.withArlDays(arlDays));
        return minute -> {
            long events = 0;
            for (double value : minute.values()) {
                events += value > 0 ? 1 : 0;
            }
            return detector.onMinute(minute.minute(), events, minute.values().length)
                    .flatMap(transition -> Alarm.of(transition, true));
        };
    }

    static Contender mix(int arlDays) {
        MixDriftDetector detector = new MixDriftDetector(MixDriftDetector.DEFAULT.withArlDays(arlDays));
        return minute -> {
            Map<String, Long> counts = new TreeMap<>();
            for (double value : minute.values()) {
                counts.merge("model-" + (int) value, 1L, Long::sum);
            }
            return detector.onMinute(minute.minute(), counts)
                    .flatMap(found -> Alarm.of(found.transition(), false).map(alarm -> alarm.about(found.element())));
        };
    }

    private static ScoreBatch scores(Minute minute) {
        ScoreBatch.Builder batch = ScoreBatch.builder();
        for (double value : minute.values()) {
            batch.score(value);
        }
        return batch.build();
    }
}
