package dev.plumbline.processors.query.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.schemas.records.Alert;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a change began.
 *
 * @param at the estimate, event time
 * @param low earlier end of the interval; absent when there is no interval
 * @param high later end of the interval
 * @param level nominal coverage of the interval
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Onset(
        Instant at,
        @Nullable Instant low,
        @Nullable Instant high,
        @Nullable Double level) {
    private static final double LEVEL = 0.9;

    static @Nullable Onset of(Alert alert) {
        Long at = alert.getOnsetMicros();
        if (at == null) {
            return null;
        }
        Instant low = Micros.instantOrNull(alert.getOnsetLowMicros());
        Instant high = Micros.instantOrNull(alert.getOnsetHighMicros());
        return new Onset(Micros.instant(at), low, high, low == null || high == null ? null : LEVEL);
    }
}
