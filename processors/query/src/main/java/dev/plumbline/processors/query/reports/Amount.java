package dev.plumbline.processors.query.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number with its unit.
 *
 * @param value six decimals
 * @param unit {@code usd}, {@code score}, {@code seconds}, {@code share} or {@code number}
 * @param nanos for dollars the same in nano-dollars, as text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Amount(
        BigDecimal value, String unit, @Nullable String nanos) {

    static Amount ofMicros(long micros, Unit unit) {
        String nanos = unit == Unit.USD ? Long.toString(Math.multiplyExact(micros, 1_000L)) : null;
        return new Amount(BigDecimal.valueOf(micros, 6), unit.key(), nanos);
    }
}
