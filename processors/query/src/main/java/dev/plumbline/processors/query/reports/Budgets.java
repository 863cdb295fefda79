package dev.plumbline.processors.query.reports;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which budget reports are shown, and in what order. */
public final class Budgets {

    private Budgets() {}

    /** The latest period of each rule and scope, the most used first. */
    public static List<BudgetReport> latest(Collection<BudgetReport> all) {
        Map<List<Object>, BudgetReport> latest = new LinkedHashMap<>();
        for (BudgetReport report : all) {
            latest.merge(
                    List.of(report.rule(), report.scope()),
                    report,
                    (a, b) -> a.period().start().isAfter(b.period().start()) ? a : b);
        }
        return sorted(latest.values());
    }

    /** The budget that an alert fired about, in the period that it fired in. */
    public static Optional<BudgetReport> behind(AlertReport alert, Instant firedAt, Collection<BudgetReport> all) {
        return all.stream()
                .filter(report ->
                        report.rule().equals(alert.rule()) && report.scope().equals(alert.scope()))
                .filter(report -> !firedAt.isBefore(report.period().start())
                        && firedAt.isBefore(report.period().end()))
                .findFirst();
    }

    /** The most used first. */
    public static List<BudgetReport> sorted(Collection<BudgetReport> reports) {
        return reports.stream()
                .sorted(Comparator.comparing(BudgetReport::spentShare)
                        .reversed()
                        .thenComparing(BudgetReport::rule)
                        .thenComparing(report -> report.scope().toString())
                        .thenComparing(report -> report.period().start()))
                .toList();
    }
}
