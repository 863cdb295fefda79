package dev.plumbline.ingest.gateway.json;

import dev.plumbline.ingest.client.rules.Reason;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads times and durations in the forms that people write, as microseconds. */
final class TimeFields {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final BigDecimal MICROS_PER_MILLI = BigDecimal.valueOf(1_000);
    private static final BigDecimal MAX_MILLIS = BigDecimal.valueOf(Long.MAX_VALUE / 1_000);

    private TimeFields() {}

    /** {@code <name>} in RFC 3339 or {@code <name>_micros} since 1970; null if absent. */
    static @Nullable Long time(JsonObject json, String name) {
        Long micros = json.whole(name + "_micros");
        String text = json.text(name);
        if (text.isEmpty()) {
            return micros;
        }
        if (micros != null) {
            json.error(name, "must not be given together with " + name + "_micros");
            return micros;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / 1_000);
        } catch (DateTimeException | ArithmeticException e) {
            json.error(name, "must be a time such as 2026-03-01T12:00:00.5Z");
            return null;
        }
    }

    /** {@code <name>_ms}, with a fraction if need be, or {@code <name>_micros}; null if absent. */
    static @Nullable Long duration(JsonObject json, String name) {
        Long micros = json.whole(name + "_micros");
        BigDecimal millis = json.exact(name + "_ms");
        if (millis == null) {
            return notNegative(json, name + "_micros", micros);
        }
        if (micros != null) {
            json.error(name + "_ms", "must not be given together with " + name + "_micros");
            return null;
        }
        if (millis.abs().compareTo(MAX_MILLIS) > 0) {
            json.error(name + "_ms", "must be a number of milliseconds", Reason.OUT_OF_RANGE);
            return null;
        }
        return notNegative(json, name + "_ms", millis.multiply(MICROS_PER_MILLI).longValue());
    }

    private static @Nullable Long notNegative(JsonObject json, String name, @Nullable Long micros) {
        if (micros != null && micros < 0) {
            json.error(name, "must be at least 0", Reason.NEGATIVE_DURATION);
            return null;
        }
        return micros;
    }
}
