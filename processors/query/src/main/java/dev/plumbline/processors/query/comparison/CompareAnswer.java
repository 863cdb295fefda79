package dev.plumbline.processors.query.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.processors.query.answers.Meta;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a comparison.
 *
 * @param schema name and version of this form
 * @param meta what the answer says about itself
 * @param data the comparison
 */
public record CompareAnswer(String schema, Meta meta, Data data) {

    /**
     * The comparison.
     *
     * @param by the dimension that the sides are values of
     * @param a the control
     * @param b the treatment
     * @param scope what the calls were narrowed to, dimension by dimension
     * @param level the probability that all intervals hold at all looks
     * @param levelEach that of each interval: the rest is shared out evenly
     * @param split the split of the traffic; absent if none was planned
     * @param measures what was compared
     * @param notCompared what was not, and why
     * @param leftOut features that only one side has enough calls of, in a comparison over features
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Data(
            String by,
            String a,
            String b,
            Map<String, List<String>> scope,
            BigDecimal level,
            BigDecimal levelEach,
            @Nullable Split split,
            List<Compared> measures,
            List<NotCompared> notCompared,
            @Nullable List<String> leftOut) {}

    /**
     * How the traffic was split against how it was planned.
     *
     * @param plannedA the planned share of a
     * @param observedA its share of the calls; absent without calls
     * @param callsA calls of a
     * @param callsB calls of b
     * @param mismatch true if chance hardly explains the difference: find out why before reading anything else
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Split(
            BigDecimal plannedA, @Nullable BigDecimal observedA, long callsA, long callsB, boolean mismatch) {}

    /**
     * Something that was not compared.
     *
     * @param metric what
     * @param reason why
     */
    public record NotCompared(String metric, String reason) {}
}
