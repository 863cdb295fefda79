package dev.plumbline.deploy.standalone.cli.terminal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Times of the API, RFC 3339 in UTC, as people read them. */
public final class Times {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /** {@code 17:14:08 UTC}; text that is no time is returned as it is. */
    public static String clock(String time) {
        return shown(time, CLOCK);
    }

    /** {@code 12 Nov 17:14 UTC}; text that is no time is returned as it is. */
    public static String day(String time) {
        return shown(time, DAY);
    }

    private static String shown(String time, DateTimeFormatter format) {
        try {
            return format.format(Instant.parse(time));
        } catch (DateTimeParseException notATime) {
            return time;
        }
    }
}
