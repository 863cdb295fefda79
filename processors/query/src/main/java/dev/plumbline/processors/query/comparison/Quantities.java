package dev.plumbline.processors.query.comparison;

import dev.plumbline.processors.query.requests.CompareRequest;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.ScoreKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What a comparison is about: errors, cost, times, and every score that the calls have. */
final class Quantities {
    private Quantities() {}

    static List<Quantity> of(CompareRequest request, Collection<Aggregate> totals) {
        List<Quantity> quantities = new ArrayList<>(List.of(
                new ErrorRate(),
                new CostPerCall(),
                new LogTime("latency", Aggregate::latency),
                new LogTime("first_token", Aggregate::firstToken)));
        TreeSet<ScoreKey> scores = new TreeSet<>();
        totals.forEach(total -> scores.addAll(total.scores().keySet()));
        scores.stream()
                .filter(request.scores()::accepts)
                .forEach(key ->
                        quantities.add(new ScoreMean(key, !request.lower().contains(key.name()))));
        return quantities;
    }
}
