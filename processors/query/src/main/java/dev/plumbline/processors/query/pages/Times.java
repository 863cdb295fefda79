package dev.plumbline.processors.query.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them: absolute in UTC, and how long ago. */
final class Times {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_CLOCK = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    private Times() {}

    /** {@code 14:02} today, {@code 19 Nov 14:02} this year, else with the year; always UTC. */
    static String absolute(Instant at, Instant now) {
        LocalDate day = at.atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        DateTimeFormatter format = day.equals(today) ? CLOCK : day.getYear() == today.getYear() ? DAY_AND_CLOCK : FULL;
        return format.format(at.atOffset(ZoneOffset.UTC));
    }

    /** {@code 3h12m}, {@code 5m}, {@code 12d}; never negative. */
    static String age(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        if (age.isNegative()) {
            return "0m";
        }
        if (age.toHours() >= 48) {
            return age.toDays() + "d";
        }
        return age.toHours() > 0
                ? age.toHours() + "h" + String.format("%02dm", age.toMinutesPart())
                : age.toMinutes() + "m";
    }

    /** An element that the script may turn into local time. */
    static Markup element(Instant at, Instant now) {
        return Markup.text("time", absolute(at, now)).with("datetime", at.toString());
    }
}
