package dev.plumbline.processors.topologies.alerting;

import dev.plumbline.processors.budgets.BudgetRule;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.processors.topologies.drift.DriftRule;
import dev.plumbline.processors.topologies.migration.ModelWatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of one deployment.
 *
 * @param budgets limits on spending
 * @param drifts watches on scores, rates, latencies, tokens and cost
 * @param defaults watches that need no configuration, where their groupings are kept
 */
public record Rules(List<BudgetRule> budgets, List<DriftRule> drifts, List<DriftRule> defaults) {
    /** No rules. */
    public static final Rules NONE = new Rules(List.of(), List.of());

    /** Copies the lists. */
    public Rules {
        budgets = List.copyOf(budgets);
        drifts = List.copyOf(drifts);
        defaults = List.copyOf(defaults);
    }

    /** Rules without defaults. */
    public Rules(List<BudgetRule> budgets, List<DriftRule> drifts) {
        this(budgets, drifts, List.of());
    }

    /** The same with the defaults among the watches, as far as their groupings are kept. */
    public Rules complete(Groupings kept) {
        List<DriftRule> all = new ArrayList<>(drifts);
        defaults.stream().filter(rule -> kept.all().contains(rule.grouping())).forEach(all::add);
        return new Rules(budgets, all);
    }

    /** The ids of all rules, those that need no configuration included. */
    Set<String> ids() {
        Set<String> ids = new HashSet<>();
        budgets.forEach(rule -> ids.add(rule.id()));
        drifts.forEach(rule -> ids.add(rule.id()));
        ids.add(ModelWatch.RULE);
        return ids;
    }

    /**
     * Checks that ids are unique and that every rule watches series that are kept; answers all violations, each with its
     * remedy.
     */
    public List<String> violations(Groupings kept) {
        List<String> violations = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        budgets.forEach(rule -> check(
                rule.id(), Grouping.parse(String.join(",", rule.grouping())), rule.filter(), kept, seen, violations));
        drifts.forEach(rule -> check(rule.id(), rule.grouping(), rule.filter(), kept, seen, violations));
        return violations;
    }

    private static void check(
            String id,
            Grouping grouping,
            Map<String, String> filter,
            Groupings kept,
            Set<String> seen,
            List<String> violations) {
        if (!seen.add(id)) {
            violations.add("rule " + id + ": the id is used twice; give each rule its own");
        }
        if (!kept.all().contains(grouping)) {
            violations.add("rule " + id + ": grouping " + grouping + " is not kept; add it to the groupings, which are "
                    + kept);
        }
        List<String> dimensions =
                grouping.dimensions().stream().map(Dimension::key).toList();
        for (String dimension : filter.keySet()) {
            if (!dimensions.contains(dimension)) {
                violations.add("rule " + id + ": filter " + dimension
                        + " can never match, because it is not in group_by " + dimensions + "; add it there");
            }
        }
    }
}
