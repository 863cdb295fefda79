package dev.plumbline.processors.topologies.drift;

import dev.plumbline.processors.drift.DriftTransition;
import dev.plumbline.processors.drift.sequential.Onset;
import dev.plumbline.processors.topologies.alerts.AlertId;
import dev.plumbline.processors.topologies.drift.detectors.Finding;
import dev.plumbline.processors.topologies.drift.evidence.Evidence;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertKind;
import dev.plumbline.schemas.records.AlertState;

/** Makes alerts of a detector's findings. */
final class DriftAlert {
    private static final long MINUTE_MICROS = 60_000_000L;

    private DriftAlert() {}

    static Alert fired(DriftRule rule, DetectorKey key, Finding finding, Evidence evidence) {
        DriftTransition transition = finding.transition();
        long firedAt = micros(transition.firedMinute() + 1);
        String metric = key.signal().metric();
        String id = AlertId.of(rule.id(), key.series(), metric + transition.direction(), firedAt);
        Onset onset = transition.onset();
        return Alert.newBuilder()
                .setAlertId(id)
                .setRuleId(rule.id())
                .setKind(AlertKind.DRIFT)
                .setState(AlertState.FIRING)
                .setSeverity(rule.severity())
                .setDimensions(key.series().asMap())
                .setMetric(metric)
                .setSummary(DriftWords.fired(key, finding, evidence))
                .setFiredAtMicros(firedAt)
                .setOnsetMicros(micros(onset.minute()))
                .setOnsetLowMicros(micros(onset.lowMinute()))
                .setOnsetHighMicros(micros(onset.highMinute()))
                .setBaselineMicros(evidence.before().orElse(transition.baselineMeanMillionths()))
                .setValueMicros(evidence.after().orElse(transition.observedMeanMillionths()))
                .setThresholdMicros(transition.thresholdMillionths())
                .setEvidenceMicros(transition.evidenceMillionths())
                .setSampleSize(transition.sampleSize())
                .setBaselineSize(transition.baselineSize())
                .setAttributions(evidence.attributions())
                .setVerdict(evidence.verdict())
                .setChanges(evidence.changes())
                .setHistogram(evidence.histogram().orElse(null))
                .setDetectorId(key.id())
                .setPath("/alerts/" + id)
                .build();
    }

    /** The end of an alert, with what it said when it fired. */
    static Alert resolved(Alert last, DetectorKey key, Finding finding) {
        DriftTransition transition = finding.transition();
        boolean isMean = finding.quantile() == 0;
        return Alert.newBuilder(last)
                .setState(AlertState.RESOLVED)
                .setSummary(DriftWords.resolved(key, finding))
                .setResolvedAtMicros(micros(transition.minute() + 1))
                .setValueMicros(isMean ? transition.observedMeanMillionths() : last.getValueMicros())
                .setThresholdMicros(transition.thresholdMillionths())
                .setEvidenceMicros(transition.evidenceMillionths())
                .setSampleSize(transition.sampleSize())
                .build();
    }

    /** The end of an alert that somebody decided on. */
    static Alert ended(Alert last, long atMicros, String why, String author, String note) {
        String by = author.isEmpty() ? "" : " by " + author;
        return Alert.newBuilder(last)
                .setState(AlertState.RESOLVED)
                .setResolvedAtMicros(Math.max(atMicros, last.getFiredAtMicros()))
                .setSummary(why + by + (note.isEmpty() ? "." : " (" + note + ")."))
                .build();
    }

    private static long micros(long minute) {
        return minute * MINUTE_MICROS;
    }
}
