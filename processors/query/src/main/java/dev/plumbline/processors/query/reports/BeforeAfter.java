package dev.plumbline.processors.query.reports;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values before and since a change over the same bins.
 *
 * @param unit {@code score}, {@code seconds}, {@code tokens} or {@code usd}
 * @param edges upper ends of the bins, ascending
 * @param before values of each bin before the onset
 * @param after values of each bin since
 */
public record BeforeAfter(String unit, List<BigDecimal> edges, List<Long> before, List<Long> after) {
    public BeforeAfter {
        edges = List.copyOf(edges);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    static @Nullable BeforeAfter of(dev.plumbline.schemas.records.@Nullable BeforeAfter histogram) {
        return histogram == null
                ? null
                : new BeforeAfter(
                        histogram.getUnit(),
                        histogram.getEdgesMicros().stream()
                                .map(edge -> BigDecimal.valueOf(edge, 6))
                                .toList(),
                        histogram.getBefore(),
                        histogram.getAfter());
    }
}
