package dev.plumbline.processors.query.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.schemas.records.Alert;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One alert, or one transition of it.
 *
 * @param id names the alert for good
 * @param sequence number of the transition, from 0
 * @param rule the rule it comes from
 * @param kind {@code budget}, {@code drift}, {@code migration} or {@code unknown}
 * @param state {@code pending}, {@code firing}, {@code resolved}, {@code corrected} or {@code unknown}
 * @param severity {@code info}, {@code warning} or {@code critical}
 * @param scope dimension names to values, sorted by name
 * @param metric what moved
 * @param summary one sentence that says what, from where to where and since when
 * @param firedAt event time at which it fired
 * @param resolvedAt event time at which it resolved; absent while it fires
 * @param onset when the change began; absent where that has no meaning
 * @param before what was expected, for a budget its limit; absent where that has no meaning
 * @param after what was observed
 * @param threshold what the observation was held against; absent when evidence is held against a threshold instead
 * @param evidence the e-value and its threshold; absent for budgets
 * @param n calls or scores behind {@code after}; 0 for budgets, which count money
 * @param nBefore calls or scores behind {@code before}
 * @param attribution what the change came with, largest share first; shares and {@code unexplained} add up to one
 * @param verdict {@code segment}, {@code mix}, {@code replacement}, {@code global} or {@code evaluator}; empty if nothing was
 *     held against it
 * @param changes change events near the onset, the nearest first
 * @param distribution values before and since; absent where there are none
 * @param detector id of the detector and its baseline; empty for budgets
 * @param url path of the page with the evidence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertReport(
        String id,
        int sequence,
        String rule,
        String kind,
        String state,
        String severity,
        Map<String, String> scope,
        String metric,
        String summary,
        Instant firedAt,
        @Nullable Instant resolvedAt,
        @Nullable Onset onset,
        @Nullable Amount before,
        Amount after,
        @Nullable Amount threshold,
        @Nullable Evidence evidence,
        long n,
        long nBefore,
        List<Attributed> attribution,
        String verdict,
        List<NearbyChange> changes,
        @Nullable BeforeAfter distribution,
        String detector,
        String url) {

    /**
     * The evidence that something changed.
     *
     * @param e e-value
     * @param threshold the alert fires when the e-value reaches this
     */
    public record Evidence(BigDecimal e, BigDecimal threshold) {}

    /** The report of a record. */
    public static AlertReport of(Alert alert) {
        Unit unit = Unit.of(alert.getMetric());
        Long baseline = alert.getBaselineMicros();
        Long evidence = alert.getEvidenceMicros();
        return new AlertReport(
                alert.getAlertId(),
                alert.getSequence(),
                alert.getRuleId(),
                lower(alert.getKind()),
                lower(alert.getState()),
                lower(alert.getSeverity()),
                new TreeMap<>(alert.getDimensions()),
                alert.getMetric(),
                alert.getSummary(),
                Micros.instant(alert.getFiredAtMicros()),
                Micros.instantOrNull(alert.getResolvedAtMicros()),
                Onset.of(alert),
                baseline == null ? null : Amount.ofMicros(baseline, unit),
                Amount.ofMicros(alert.getValueMicros(), unit),
                evidence == null ? Amount.ofMicros(alert.getThresholdMicros(), unit) : null,
                evidence == null ? null : evidence(evidence, alert.getThresholdMicros()),
                alert.getSampleSize(),
                alert.getBaselineSize(),
                Attributed.of(alert.getAttributions(), attributed(alert.getMetric(), unit)),
                alert.getVerdict(),
                alert.getChanges().stream().map(NearbyChange::of).toList(),
                BeforeAfter.of(alert.getHistogram()),
                alert.getDetectorId(),
                url(alert));
    }

    /** True while it fires. */
    public boolean firing() {
        return state.equals("firing");
    }

    /** Latencies are split by the share of calls above a reference. */
    private static Unit attributed(String metric, Unit unit) {
        return unit == Unit.SECONDS && !metric.startsWith("score") ? Unit.SHARE : unit;
    }

    private static Evidence evidence(long e, long threshold) {
        return new Evidence(BigDecimal.valueOf(e, 6), BigDecimal.valueOf(threshold, 6));
    }

    private static String url(Alert alert) {
        return "/alerts/"
                + URLEncoder.encode(alert.getAlertId(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
