package dev.plumbline.processors.query.reports;

import dev.plumbline.schemas.records.Alert;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** In what order alerts are shown. */
public final class Alerts {

    private Alerts() {}

    /** Firing ones first, then the latest first. */
    public static List<AlertReport> sorted(Collection<Alert> alerts) {
        return alerts.stream()
                .map(AlertReport::of)
                .sorted(Comparator.comparing(AlertReport::firing)
                        .thenComparing(AlertReport::firedAt)
                        .reversed()
                        .thenComparing(AlertReport::id))
                .toList();
    }
}
