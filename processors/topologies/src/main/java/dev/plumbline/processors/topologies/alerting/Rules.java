package dev.plumbline.processors.topologies.alerting;

import dev.plumbline.processors.budgets.BudgetRule;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.Groupings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of one deployment.
 *
 * @param budgets limits on spending
 * @param drifts watches on scores
 */
public record Rules(List<BudgetRule> budgets, List<DriftRule> drifts) {
    /** No rules. */
    public static final Rules NONE = new Rules(List.of(), List.of());

    /** Copies the lists. */
    public Rules {
        budgets = List.copyOf(budgets);
        drifts = List.copyOf(drifts);
    }

    /**
     * Checks that ids are unique and that every rule watches series that are kept; answers all violations, each with its
     * remedy.
     */
    public List<String> violations(Groupings kept) {
        List<String> violations = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        budgets.forEach(
                rule -> check(rule.id(), Grouping.parse(String.join(",", rule.grouping())), kept, ids, violations));
        drifts.forEach(rule -> check(rule.id(), rule.grouping(), kept, ids, violations));
        return violations;
    }

    private static void check(String id, Grouping grouping, Groupings kept, Set<String> ids, List<String> violations) {
        if (!ids.add(id)) {
            violations.add("rule " + id + ": the id is used twice; give each rule its own");
        }
        if (!kept.all().contains(grouping)) {
            violations.add("rule " + id + ": grouping " + grouping + " is not kept; add it to the groupings, which are "
                    + kept);
        }
    }
}
