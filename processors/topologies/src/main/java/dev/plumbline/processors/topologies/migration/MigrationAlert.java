package dev.plumbline.processors.topologies.migration;

import dev.plumbline.processors.drift.migration.MigrationEvent;
import dev.plumbline.processors.drift.migration.MigrationEvent.Kind;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.alerts.AlertId;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertKind;
import dev.plumbline.schemas.records.AlertState;
import dev.plumbline.schemas.records.Attribution;
import dev.plumbline.schemas.records.NearbyChange;
import dev.plumbline.schemas.records.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words what happened to the models of a feature. It is news and no fault, so it is on for a day and then ends. */
final class MigrationAlert {
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final long WHOLE = 1_000_000;
    private static final long DAY = 1_440;

    private MigrationAlert() {}

    static Alert fired(
            String rule, SeriesKey series, String feature, MigrationEvent event, List<NearbyChange> changes) {
        long firedAt = (event.minute() + 1) * MINUTE_MICROS;
        String metric = "migration:" + event.kind().name().toLowerCase(Locale.ROOT);
        String what = metric + "\0" + event.requested() + "\0" + event.served() + "\0" + event.after();
        String id = AlertId.of(rule, series, what, firedAt);
        return Alert.newBuilder()
                .setAlertId(id)
                .setRuleId(rule)
                .setKind(AlertKind.MIGRATION)
                .setState(AlertState.FIRING)
                .setSeverity(Severity.INFO)
                .setDimensions(series.asMap())
                .setMetric(metric)
                .setSummary(summary(feature, event))
                .setFiredAtMicros(firedAt)
                .setOnsetMicros(event.minute() * MINUTE_MICROS)
                .setValueMicros(daysLeft(event) * WHOLE)
                .setThresholdMicros(0)
                .setAttributions(attributions(event))
                .setChanges(changes)
                .setPath("/alerts/" + id)
                .build();
    }

    static Alert ended(Alert last, long minute) {
        return Alert.newBuilder(last)
                .setState(AlertState.RESOLVED)
                .setResolvedAtMicros((minute + 1) * MINUTE_MICROS)
                .build();
    }

    private static long daysLeft(MigrationEvent event) {
        return event.retires()
                .map(date -> date.toEpochDay() - Math.floorDiv(event.minute(), DAY))
                .orElse(0L);
    }

    private static List<Attribution> attributions(MigrationEvent event) {
        List<Attribution> parts = new ArrayList<>();
        if (event.kind() != Kind.RETIREMENT) {
            String dimension = event.kind() == Kind.FINGERPRINT_CHANGED ? "system_fingerprint" : "model";
            parts.add(attribution(dimension, event.after(), WHOLE, true));
            if (!event.before().isEmpty()) {
                parts.add(attribution(dimension, event.before(), 0, false));
            }
        }
        return parts;
    }

    private static Attribution attribution(String dimension, String value, long share, boolean isNew) {
        return Attribution.newBuilder()
                .setDimension(dimension)
                .setValue(value)
                .setShareMicros(share)
                .setIsNew(isNew)
                .build();
    }

    private static String summary(String feature, MigrationEvent event) {
        String who = feature.isEmpty() ? "A call without a feature" : feature;
        String instead = event.before().isEmpty() ? "" : ", before by " + event.before();
        return switch (event.kind()) {
            case SERVED_DIFFERS, SERVED_MODEL_CHANGED ->
                who + " asks for " + event.requested() + " and is answered by " + event.after() + instead + ".";
            case FINGERPRINT_CHANGED ->
                "The provider's fingerprint of " + model(event) + " changed for " + who + " from " + event.before()
                        + " to " + event.after() + ".";
            case RETIREMENT -> who + " uses " + event.after() + ", which " + retires(event);
        };
    }

    private static String model(MigrationEvent event) {
        return event.served().isEmpty() ? event.requested() : event.served();
    }

    private static String retires(MigrationEvent event) {
        String date = event.retires().map(LocalDate::toString).orElse("an unknown day");
        return (daysLeft(event) < 0 ? "retired on " : "retires on ") + date + ".";
    }
}
