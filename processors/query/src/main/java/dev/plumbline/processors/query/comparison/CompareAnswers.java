package dev.plumbline.processors.query.comparison;

import dev.plumbline.processors.drift.experiment.ArmTotals;
import dev.plumbline.processors.query.answers.RowTotals;
import dev.plumbline.processors.query.answers.SeriesAnswers;
import dev.plumbline.processors.query.comparison.CompareAnswer.NotCompared;
import dev.plumbline.processors.query.requests.CompareRequest;
import dev.plumbline.processors.query.requests.Measure;
import dev.plumbline.processors.query.requests.SeriesRequest;
import dev.plumbline.processors.query.state.StateReader;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Groupings;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares two values of a dimension from state. Thread-safe.
 *
 * <p>Within one feature it is a look at an experiment. Over several features each weighs the same on both sides, if a
 * grouping holds feature and dimension together: that is a comparison, and nothing is recommended. The alpha is shared
 * out evenly among the quantities.
 */
public final class CompareAnswers {
    private final SeriesAnswers series;
    private final Groupings groupings;

    /** Answers from state. */
    public CompareAnswers(StateReader state) {
        this.series = new SeriesAnswers(state);
        this.groupings = Groupings.of(state.groupings());
    }

    /**
     * Answers one request.
     *
     * @throws dev.plumbline.processors.query.requests.InvalidRequestException when no grouping holds the dimensions, or a
     *     side has no calls
     * @throws dev.plumbline.processors.query.state.StateUnavailableException when state cannot be read now
     */
    public CompareAnswer answer(CompareRequest request) {
        boolean byFeature = isOverFeatures(request);
        RowTotals rows = series.totals(rows(request, byFeature), "by");
        Names names = new Names(request.by());
        rows.totals().forEach((key, total) -> names.add(key.get(0), total));
        String a = names.find("a", request.a());
        String b = names.find("b", request.b());
        names.throwIfUnknown();
        Sides sides = new Sides(side(rows, a), side(rows, b));
        List<Quantity> quantities = Quantities.of(request, sides.all());
        double alpha = request.alpha() / quantities.size();
        Contest contest = new Contest(request, sum(sides.a()), sum(sides.b()), alpha);
        List<Compared> measures = new ArrayList<>();
        List<NotCompared> without = new ArrayList<>();
        List<String> leftOut = byFeature ? overFeatures(sides, alpha, quantities, measures, without) : null;
        if (!byFeature) {
            quantities.forEach(quantity -> add(quantity, contest.compare(quantity), sides, measures, without));
        }
        return new CompareAnswer(
                "plumbline.compare/v1",
                rows.meta(),
                new CompareAnswer.Data(
                        request.by().key(),
                        a,
                        b,
                        scope(request),
                        Figures.finite(1 - request.alpha()),
                        Figures.finite(1 - alpha),
                        split(request, contest),
                        measures,
                        without,
                        leftOut));
    }

    /**
     * The values that could be compared.
     *
     * @param request of which the sides do not matter
     * @throws dev.plumbline.processors.query.requests.InvalidRequestException when no grouping holds the dimensions
     * @throws dev.plumbline.processors.query.state.StateUnavailableException when state cannot be read now
     */
    public Choices choices(CompareRequest request) {
        Map<String, Long> calls = new TreeMap<>();
        series.totals(rows(request, false), "by")
                .totals()
                .forEach((key, total) -> calls.merge(key.get(0), total.calls(), Long::sum));
        return new Choices(request.by().key(), calls);
    }

    /** Totals by feature of both sides; by the empty name where features are not told apart. */
    private record Sides(Map<String, Aggregate> a, Map<String, Aggregate> b) {
        List<Aggregate> all() {
            List<Aggregate> all = new ArrayList<>(a.values());
            all.addAll(b.values());
            return all;
        }
    }

    private boolean isOverFeatures(CompareRequest request) {
        Set<Dimension> needed = new LinkedHashSet<>(request.filters().keySet());
        needed.add(request.by());
        needed.add(Dimension.FEATURE);
        return request.by() != Dimension.FEATURE
                && request.filters().getOrDefault(Dimension.FEATURE, Set.of()).size() != 1
                && groupings.serving(needed).isPresent();
    }

    private static SeriesRequest rows(CompareRequest request, boolean byFeature) {
        return new SeriesRequest(
                byFeature ? List.of(request.by(), Dimension.FEATURE) : List.of(request.by()),
                request.filters(),
                request.range(),
                Set.of(Measure.CALLS),
                List.of(),
                request.scores(),
                1);
    }

    private static Map<String, Aggregate> side(RowTotals rows, String value) {
        Map<String, Aggregate> side = new TreeMap<>();
        rows.totals().forEach((key, total) -> {
            if (key.get(0).equals(value)) {
                side.put(key.size() > 1 ? key.get(1) : "", total);
            }
        });
        return side;
    }

    private static Aggregate sum(Map<String, Aggregate> side) {
        Aggregate sum = new Aggregate();
        side.values().forEach(sum::merge);
        return sum;
    }

    private static List<String> overFeatures(
            Sides sides, double alpha, List<Quantity> quantities, List<Compared> measures, List<NotCompared> without) {
        SameFeatures.Result found = new SameFeatures(sides.a(), sides.b(), alpha).compare(quantities);
        for (Quantity quantity : quantities) {
            add(quantity, Optional.ofNullable(found.measures().get(quantity)), sides, measures, without);
        }
        return found.leftOut();
    }

    private static void add(
            Quantity quantity,
            Optional<Compared> compared,
            Sides sides,
            List<Compared> measures,
            List<NotCompared> without) {
        boolean any = compared.isPresent()
                && compared.get().a().n() + compared.get().b().n() > 0;
        if (any) {
            measures.add(compared.get());
        } else {
            without.add(new NotCompared(quantity.metric(), reason(quantity, sides)));
        }
    }

    private static String reason(Quantity quantity, Sides sides) {
        long seen = 0;
        for (Aggregate total : sides.all()) {
            Optional<ArmTotals> known = quantity.totals(total, BigInteger.ZERO);
            if (known.isEmpty()) {
                return "some calls were counted before squares were kept; take a later from";
            }
            seen += known.get().count();
        }
        return seen == 0 ? "no call has it" : "no feature has enough of it on both sides, or nothing differs";
    }

    private static Map<String, List<String>> scope(CompareRequest request) {
        Map<String, List<String>> scope = new TreeMap<>();
        request.filters()
                .forEach((dimension, values) -> scope.put(dimension.key(), List.copyOf(new TreeSet<>(values))));
        return scope;
    }

    private static CompareAnswer.@Nullable Split split(CompareRequest request, Contest contest) {
        if (request.split().isEmpty()) {
            return null;
        }
        long a = contest.a().calls();
        long b = contest.b().calls();
        return new CompareAnswer.Split(
                Figures.finite(request.split().getAsDouble()),
                a + b == 0 ? null : Figures.of((double) a / (a + b)),
                a,
                b,
                contest.mismatch());
    }
}
