package dev.plumbline.processors.query.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.processors.query.state.DetectorState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A drift detector and its baseline.
 *
 * @param id names it for {@code /v1/drift/baselines/{id}/…}
 * @param rule the rule it comes from
 * @param scope dimension names to values, sorted by name
 * @param metric what it watches
 * @param phase {@code collecting}, {@code armed} or {@code firing}
 * @param samples values in its baseline
 * @param samplesNeeded values that the warm-up needs
 * @param days days that the baseline spans, two decimals
 * @param daysNeeded days that the warm-up needs
 * @param baseline what is expected; absent while collecting
 * @param evidence the e-value now and what it is held against; absent while collecting
 * @param pinned true if somebody pinned the baseline
 * @param alert id of the alert that is on; absent if none is
 * @param notes what is special about the series
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DetectorReport(
        String id,
        String rule,
        Map<String, String> scope,
        String metric,
        String phase,
        long samples,
        long samplesNeeded,
        BigDecimal days,
        BigDecimal daysNeeded,
        @Nullable Baseline baseline,
        AlertReport.@Nullable Evidence evidence,
        boolean pinned,
        @Nullable String alert,
        List<String> notes) {
    private static final MathContext DIGITS = new MathContext(6);

    /**
     * What is expected: a score, or a share of calls.
     *
     * @param mean mean
     * @param sd standard deviation
     * @param dropTolerance how far below may lie without being evidence
     * @param riseTolerance how far above
     * @param frozen true once no later days are taken in
     */
    public record Baseline(
            BigDecimal mean, BigDecimal sd, BigDecimal dropTolerance, BigDecimal riseTolerance, boolean frozen) {}

    /** The report of a state. */
    public static DetectorReport of(DetectorState state) {
        return new DetectorReport(
                state.id(),
                state.rule(),
                new TreeMap<>(state.scope()),
                state.metric(),
                state.phase(),
                state.samples(),
                state.samplesNeeded(),
                days(state.minutes()),
                days(state.minutesNeeded()),
                baseline(state.baseline()),
                state.threshold() == 0
                        ? null
                        : new AlertReport.Evidence(digits(state.evidence()), digits(state.threshold())),
                state.pinned(),
                state.alert().isEmpty() ? null : state.alert(),
                state.notes());
    }

    private static @Nullable Baseline baseline(DetectorState.@Nullable Expected expected) {
        return expected == null
                ? null
                : new Baseline(
                        BigDecimal.valueOf(expected.meanMicros(), 6),
                        BigDecimal.valueOf(expected.sdMicros(), 6),
                        BigDecimal.valueOf(expected.dropMicros(), 6),
                        BigDecimal.valueOf(expected.riseMicros(), 6),
                        expected.frozen());
    }

    private static BigDecimal days(long minutes) {
        return BigDecimal.valueOf(minutes * 100 / 1_440, 2);
    }

    private static BigDecimal digits(double value) {
        return new BigDecimal(value, DIGITS);
    }
}
