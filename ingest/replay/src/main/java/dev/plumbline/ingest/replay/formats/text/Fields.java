package dev.plumbline.ingest.replay.formats.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Reads numbers from CSV fields, or says what is wrong with them. */
public final class Fields {
    private static final int MAX_DIGITS = 40;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Fields() {}

    /** A whole number that is not negative. */
    public static long count(String name, String text) throws RowFault {
        if (!text.matches("[0-9]{1,18}")) {
            throw new RowFault(name + " is not a whole number: \"" + shown(text) + "\"");
        }
        return Long.parseLong(text);
    }

    /** A decimal number, exactly as written. */
    public static BigDecimal decimal(String name, String text) throws RowFault {
        try {
            if (text.length() <= MAX_DIGITS) {
                BigDecimal value = new BigDecimal(text);
                if (Math.abs((long) value.scale()) <= MAX_DIGITS) {
                    return value;
                }
            }
        } catch (NumberFormatException e) {
            // falls through to the fault, which says the same
        }
        throw new RowFault(name + " is not a number: \"" + shown(text) + "\"");
    }

    /** A decimal number times 10 to the {@code power}, rounded half to even, not negative. */
    public static long scaled(String name, String text, int power) throws RowFault {
        BigDecimal value = decimal(name, text).scaleByPowerOfTen(power).setScale(0, RoundingMode.HALF_EVEN);
        if (value.signum() < 0 || value.compareTo(LARGEST) > 0) {
            throw new RowFault(name + " is out of range: \"" + shown(text) + "\"");
        }
        return value.longValueExact();
    }

    private static String shown(String text) {
        return text.length() <= MAX_DIGITS ? text : text.substring(0, MAX_DIGITS) + "…";
    }
}
