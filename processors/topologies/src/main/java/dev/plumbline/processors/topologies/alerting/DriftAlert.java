package dev.plumbline.processors.topologies.alerting;

import dev.plumbline.processors.drift.DriftTransition;
import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertKind;
import dev.plumbline.schemas.records.AlertState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Words a detector's verdict as an alert. */
final class DriftAlert {
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("HH:mm 'UTC on' d MMM yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private DriftAlert() {}

    static Alert of(DriftRule rule, DetectorKey key, DriftTransition transition) {
        boolean fired = transition.kind() == DriftTransition.Kind.FIRED;
        long firedAt = micros(transition.firedMinute() + 1);
        String metric = "score:" + key.score().name() + ":" + key.score().source();
        String id = AlertId.of(rule.id(), key.series(), metric + transition.direction(), firedAt);
        return Alert.newBuilder()
                .setAlertId(id)
                .setRuleId(rule.id())
                .setKind(AlertKind.DRIFT)
                .setState(fired ? AlertState.FIRING : AlertState.RESOLVED)
                .setSeverity(rule.severity())
                .setDimensions(key.series().asMap())
                .setMetric(metric)
                .setSummary(summary(key, transition))
                .setFiredAtMicros(firedAt)
                .setResolvedAtMicros(fired ? null : (Long) micros(transition.minute() + 1))
                .setOnsetMicros(micros(transition.onset().minute()))
                .setOnsetLowMicros(micros(transition.onset().lowMinute()))
                .setOnsetHighMicros(micros(transition.onset().highMinute()))
                .setBaselineMicros(transition.baselineMeanMillionths())
                .setValueMicros(transition.observedMeanMillionths())
                .setThresholdMicros(transition.thresholdMillionths())
                .setEvidenceMicros(transition.evidenceMillionths())
                .setSampleSize(transition.sampleSize())
                .setBaselineSize(transition.baselineSize())
                .setAttributions(List.of())
                .setPath("/alerts/" + id)
                .build();
    }

    private static String summary(DetectorKey key, DriftTransition transition) {
        String who = String.join(" · ", key.series().asMap().values());
        String what = key.score().name() + " (" + key.score().source().name().toLowerCase(Locale.ROOT) + ") of " + who;
        if (transition.kind() == DriftTransition.Kind.RESOLVED) {
            return String.format(
                    Locale.ROOT,
                    "Mean %s is back at %.3f, baseline %.3f.",
                    what,
                    unit(transition.observedMeanMillionths()),
                    unit(transition.baselineMeanMillionths()));
        }
        return String.format(
                Locale.ROOT,
                "Mean %s %s from %.3f to %.3f since %s, over %,d scores.",
                what,
                transition.direction() == Direction.DROP ? "fell" : "rose",
                unit(transition.baselineMeanMillionths()),
                unit(transition.observedMeanMillionths()),
                SINCE.format(Instant.ofEpochSecond(transition.onset().minute() * 60)),
                transition.sampleSize());
    }

    private static double unit(long millionths) {
        return millionths / 1e6;
    }

    private static long micros(long minute) {
        return minute * MINUTE_MICROS;
    }
}
