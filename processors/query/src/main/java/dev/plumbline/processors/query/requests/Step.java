package dev.plumbline.processors.query.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Length of the windows of an answer. Steps are whole minutes that divide a day, so windows of every step start at the
 * same instants whatever the range; {@link #TOTAL} is one window over the whole range.
 *
 * @param length length of a window; zero for {@link #TOTAL}
 */
public record Step(Duration length) {
    /** One window over the whole range. */
    public static final Step TOTAL = new Step(Duration.ZERO);

    private static final Duration DAY = Duration.ofDays(1);
    private static final NavigableMap<Duration, Duration> FITTING = new TreeMap<>(Map.of(
            Duration.ofHours(2), Duration.ofMinutes(1),
            Duration.ofHours(12), Duration.ofMinutes(5),
            Duration.ofHours(30), Duration.ofMinutes(15),
            Duration.ofDays(7), Duration.ofHours(1),
            Duration.ofDays(40), Duration.ofHours(6)));
    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,3})([mhd])");

    /** True for one window over the whole range. */
    public boolean isTotal() {
        return length.isZero();
    }

    /**
     * Reads {@code 1m}, {@code 5m}, {@code 1h}, {@code 1d} or {@code total}.
     *
     * @param text as in the request
     * @return empty when it is no step
     */
    static Optional<Step> parse(String text) {
        if (text.equals("total")) {
            return Optional.of(TOTAL);
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Duration length = unit(matcher.group(2).charAt(0)).multipliedBy(Long.parseLong(matcher.group(1)));
        boolean divides = length.compareTo(DAY) <= 0 && DAY.toSeconds() % length.toSeconds() == 0;
        return divides ? Optional.of(new Step(length)) : Optional.empty();
    }

    /** The step that draws a range in about 60 to 170 windows, or days beyond forty days. */
    static Step fitting(Duration range) {
        return FITTING.entrySet().stream()
                .filter(entry -> range.compareTo(entry.getKey()) <= 0)
                .findFirst()
                .map(entry -> new Step(entry.getValue()))
                .orElse(new Step(DAY));
    }

    /** Start of the window that holds an instant; the instant itself for {@link #TOTAL}. */
    public Instant floor(Instant at) {
        return isTotal() ? at : Alignment.floor(at, length);
    }

    /** As in a request: {@code 5m}, {@code 1h}, {@code 1d} or {@code total}. */
    @Override
    public String toString() {
        if (isTotal()) {
            return "total";
        }
        long minutes = length.toMinutes();
        return minutes % 1440 == 0 ? minutes / 1440 + "d" : minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
    }

    private static Duration unit(char letter) {
        return letter == 'm' ? Duration.ofMinutes(1) : letter == 'h' ? Duration.ofHours(1) : DAY;
    }
}
