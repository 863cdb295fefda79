package dev.plumbline.processors.query.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the difference of two sides in one quantity. Fields are absent while too little is known for them, and in a
 * comparison over several features those that have a meaning in an experiment only.
 *
 * @param metric what is compared, as alerts name it
 * @param unit unit of the levels: {@code share}, {@code usd}, {@code seconds} or {@code score}
 * @param scale {@code difference}: effects are b minus a, in the unit; {@code ratio}: they are b over a, minus 1
 * @param better {@code higher} or {@code lower}
 * @param a the control
 * @param b the treatment
 * @param effect the observed difference
 * @param low lower end of the interval that holds the true difference at all times at once
 * @param high its upper end
 * @param probabilityBetter probability that b is better, if effects of the usual size are likely before any data
 * @param pValue always-valid p-value
 * @param recommendation {@code wait}, {@code continue}, {@code stop_for_a}, {@code stop_for_b}, {@code stop_for_either} or
 *     {@code check_assignment}
 * @param strata features that the difference is taken over
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Compared(
        String metric,
        String unit,
        String scale,
        String better,
        Side a,
        Side b,
        @Nullable BigDecimal effect,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        @Nullable BigDecimal probabilityBetter,
        @Nullable BigDecimal pValue,
        @Nullable String recommendation,
        @Nullable Integer strata) {

    /**
     * One side.
     *
     * @param n observations
     * @param level the mean, of times the geometric one; absent without observations
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Side(long n, @Nullable BigDecimal level) {}
}
