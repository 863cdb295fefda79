package dev.plumbline.processors.topologies.drift.evidence;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.changes.ChangeLog;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.NearbyChange;
import java.util.Comparator;
import java.util.List;

/** The change events near an onset that concern a series, the nearest first. */
public final class NearbyChanges {
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final long BEFORE_MICROS = 30 * MINUTE_MICROS;
    private static final long AFTER_MICROS = 10 * MINUTE_MICROS;
    private static final int MOST = 5;
    private static final String EVERY_TENANT = "*";

    private final ChangeLog changes;

    /** Those of a log. */
    public NearbyChanges(ChangeLog changes) {
        this.changes = changes;
    }

    /** At most five, from half an hour before the interval of the onset to ten minutes after it. */
    List<ChangeEvent> of(SeriesKey series, long onsetMicros, long lowMicros, long highMicros) {
        return changes.between(lowMicros - BEFORE_MICROS, highMicros + AFTER_MICROS).stream()
                .filter(change -> concerns(change, series))
                .sorted(Comparator.comparingLong((ChangeEvent change) -> Math.abs(change.getAtMicros() - onsetMicros))
                        .thenComparing(ChangeEvent::getChangeId))
                .limit(MOST)
                .toList();
    }

    /** Those near a moment, as an alert carries them. */
    public List<NearbyChange> records(SeriesKey series, long atMicros) {
        return of(series, atMicros, atMicros, atMicros).stream()
                .map(NearbyChanges::record)
                .toList();
    }

    /** A change of another tenant, feature, application or environment does not concern the series. */
    private static boolean concerns(ChangeEvent change, SeriesKey series) {
        return (change.getTenant().equals(EVERY_TENANT) || agrees(series, Dimension.TENANT, change.getTenant()))
                && agrees(series, Dimension.FEATURE, change.getFeature())
                && agrees(series, Dimension.APP, change.getApp())
                && agrees(series, Dimension.ENVIRONMENT, change.getEnvironment());
    }

    private static boolean agrees(SeriesKey series, Dimension dimension, String named) {
        return named.isEmpty() || series.value(dimension).map(named::equals).orElse(true);
    }

    static NearbyChange record(ChangeEvent change) {
        return NearbyChange.newBuilder()
                .setChangeId(change.getChangeId())
                .setAtMicros(change.getAtMicros())
                .setKind(change.getKind().name())
                .setSubject(change.getSubject())
                .setFromVersion(change.getFromVersion())
                .setToVersion(change.getToVersion())
                .setAuthor(change.getAuthor())
                .setApprover(change.getApprover())
                .setLink(change.getLink())
                .build();
    }

    /** The change that put an element in place, else the nearest one; empty if there is none. */
    static String idFor(String element, List<ChangeEvent> changes) {
        return changes.stream()
                .filter(change -> change.getToVersion().equals(element))
                .findFirst()
                .or(() -> changes.stream().findFirst())
                .map(ChangeEvent::getChangeId)
                .orElse("");
    }
}
