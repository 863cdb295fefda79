package dev.plumbline.deploy.standalone.output;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures as people read them: dollars from nano-dollars, durations from microseconds, counts with separators. */
public final class Numbers {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal NO_CENTS_FROM = new BigDecimal(1_000);

    private Numbers() {}

    /** {@code 452300000000} nano-dollars as {@code $452.30}; cents go from $1,000 on; a trace of money is {@code <$0.01}. */
    public static String dollars(String nanos) {
        BigDecimal exact = new BigDecimal(new BigInteger(nanos), 9);
        BigDecimal size = exact.abs();
        String sign = exact.signum() < 0 ? "−" : "";
        if (size.signum() != 0 && size.compareTo(CENT) < 0) {
            return sign + "<$0.01";
        }
        int digits = size.compareTo(NO_CENTS_FROM) >= 0 ? 0 : 2;
        return sign + "$"
                + String.format(Locale.ROOT, "%,." + digits + "f", size.setScale(digits, RoundingMode.HALF_EVEN));
    }

    /** {@code 151204} as {@code 151,204}. */
    public static String count(String number) {
        return String.format(Locale.ROOT, "%,d", new BigInteger(number));
    }

    /** Microseconds as {@code 820 ms}, {@code 4.31 s} or {@code 2m05s}. */
    public static String duration(String micros) {
        BigDecimal exact = new BigDecimal(micros);
        if (exact.compareTo(BigDecimal.valueOf(1_000_000)) < 0) {
            return exact.movePointLeft(3).setScale(0, RoundingMode.HALF_EVEN) + " ms";
        }
        BigDecimal seconds = exact.movePointLeft(6);
        if (seconds.compareTo(BigDecimal.valueOf(60)) < 0) {
            return seconds.setScale(2, RoundingMode.HALF_EVEN) + " s";
        }
        long whole = seconds.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
        return String.format(Locale.ROOT, "%dm%02ds", whole / 60, whole % 60);
    }

    /** Bytes as {@code 612 MB}. */
    public static String megabytes(long bytes) {
        return bytes / (1 << 20) + " MB";
    }
}
