package dev.plumbline.processors.query.requests;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one instant of a request: RFC 3339, relative to now, or the start of the present UTC day or month. */
final class Moment {
    private static final Pattern RELATIVE = Pattern.compile("-(\\d{1,6})([smhd])");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Moment() {}

    /** The instant, or empty when the text is none or lies outside 1970 to 2200. */
    static Optional<Instant> parse(String text, Instant now) {
        return read(text, now).filter(at -> !at.isBefore(EARLIEST) && at.isBefore(LATEST));
    }

    private static Optional<Instant> read(String text, Instant now) {
        switch (text) {
            case "now":
                return Optional.of(now);
            case "today":
                return Optional.of(now.truncatedTo(ChronoUnit.DAYS));
            case "month":
                return Optional.of(YearMonth.from(now.atOffset(ZoneOffset.UTC))
                        .atDay(1)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC));
            default:
                Matcher matcher = RELATIVE.matcher(text);
                return matcher.matches() ? Optional.of(now.minus(length(matcher))) : absolute(text);
        }
    }

    private static Duration length(Matcher matcher) {
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static Optional<Instant> absolute(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
