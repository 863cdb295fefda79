package dev.plumbline.processors.query.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.schemas.records.Attribution;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A share of a change that coincides with one element of a dimension. Association, not cause.
 *
 * @param dimension name of the dimension; {@link #UNEXPLAINED} for the rest
 * @param value the element; empty for the rest
 * @param share share of the change, six decimals; may be negative
 * @param changeId the change event nearest to the onset; empty if none
 * @param isNew true if the element occurs since the change only
 * @param before its mean before the change; absent if it is new, or for the rest
 * @param after its mean since the change; absent if it is gone, or for the rest
 * @param nBefore its calls or scores before the change
 * @param n its calls or scores since the change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attributed(
        String dimension,
        String value,
        BigDecimal share,
        String changeId,
        boolean isNew,
        @Nullable Amount before,
        @Nullable Amount after,
        long nBefore,
        long n) {
    /** Dimension of the share that no element carries. */
    public static final String UNEXPLAINED = "unexplained";

    private static final long ONE = 1_000_000;

    /** Largest share first, and last the unexplained rest, so that the shares add up to one; empty for no attribution. */
    static List<Attributed> of(List<Attribution> attributions, Unit unit) {
        if (attributions.isEmpty()) {
            return List.of();
        }
        List<Attributed> named = new ArrayList<>();
        long rest = ONE;
        for (Attribution attribution : attributions) {
            if (!attribution.getDimension().equals(UNEXPLAINED)) {
                rest -= attribution.getShareMicros();
                named.add(of(attribution, unit));
            }
        }
        named.sort(Comparator.comparing(Attributed::share).reversed());
        named.add(new Attributed(UNEXPLAINED, "", BigDecimal.valueOf(rest, 6), "", false, null, null, 0, 0));
        return List.copyOf(named);
    }

    private static Attributed of(Attribution attribution, Unit unit) {
        return new Attributed(
                attribution.getDimension(),
                attribution.getValue(),
                BigDecimal.valueOf(attribution.getShareMicros(), 6),
                attribution.getChangeId(),
                attribution.getIsNew(),
                attribution.getBeforeSize() == 0 ? null : Amount.ofMicros(attribution.getBeforeMicros(), unit),
                attribution.getAfterSize() == 0 ? null : Amount.ofMicros(attribution.getAfterMicros(), unit),
                attribution.getBeforeSize(),
                attribution.getAfterSize());
    }
}
