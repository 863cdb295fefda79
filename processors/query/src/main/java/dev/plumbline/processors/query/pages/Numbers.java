package dev.plumbline.processors.query.pages;

import dev.plumbline.processors.query.reports.Amount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them; the same rules as {@code format.js}. */
final class Numbers {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Numbers() {}

    /** {@code $0.00} only if zero, {@code <$0.01}, {@code $8.42}, no cents from a thousand dollars. */
    static String dollars(BigDecimal usd) {
        BigDecimal size = usd.abs();
        String sign = usd.signum() < 0 ? "−" : "";
        if (size.signum() != 0 && size.compareTo(CENT) < 0) {
            return sign + "<$0.01";
        }
        return sign + "$" + pattern(size.compareTo(THOUSAND) < 0 ? "#,##0.00" : "#,##0", size);
    }

    /** A number in its unit. */
    static String amount(Amount amount) {
        BigDecimal value = amount.value();
        return switch (amount.unit()) {
            case "usd" -> value.abs().compareTo(CENT) < 0 && value.signum() != 0 ? small(value) : dollars(value);
            case "tokens" -> pattern("#,##0", value);
            case "seconds" -> seconds(value);
            case "share" -> pattern("0.0", value.multiply(HUNDRED)) + "%";
            case "score" -> pattern("0.000", value);
            default -> pattern("#,##0.###", value);
        };
    }

    /** Money a call in three digits: {@code $0.00412}. */
    private static String small(BigDecimal usd) {
        return "$" + usd.round(new MathContext(3, RoundingMode.HALF_EVEN)).toPlainString();
    }

    /** A difference with its sign: percent for money and durations, points for shares, plain for scores. */
    static String change(Amount before, Amount after) {
        BigDecimal difference = after.value().subtract(before.value());
        String sign = difference.signum() < 0 ? "−" : "+";
        BigDecimal size = difference.abs();
        switch (after.unit()) {
            case "score":
                return sign + pattern("0.000", size);
            case "share":
                return sign + pattern("0.0", size.multiply(HUNDRED)) + " points";
            default:
                return before.value().signum() == 0
                        ? sign + amount(new Amount(size, after.unit(), null))
                        : sign + percent(size.divide(before.value().abs(), 6, RoundingMode.HALF_EVEN));
        }
    }

    /** {@code 820 ms}, {@code 4.31 s}, {@code 2m05s}. */
    static String seconds(BigDecimal seconds) {
        if (seconds.compareTo(BigDecimal.ONE) < 0) {
            return pattern("0", seconds.multiply(THOUSAND)) + " ms";
        }
        if (seconds.compareTo(BigDecimal.valueOf(100)) < 0) {
            return pattern(seconds.compareTo(BigDecimal.TEN) < 0 ? "0.00" : "0.0", seconds) + " s";
        }
        long whole = seconds.setScale(0, RoundingMode.HALF_EVEN).longValue();
        return String.format(Locale.ROOT, "%dm%02ds", whole / 60, whole % 60);
    }

    /** A share of one in whole percent. */
    static String percent(BigDecimal share) {
        return pattern("0", share.multiply(HUNDRED)) + "%";
    }

    /** Spent over limit in whole percent, rounded down: 100 % only when it is used up. */
    static String used(BigDecimal spent, BigDecimal limit) {
        return limit.signum() == 0
                ? "no limit"
                : spent.multiply(HUNDRED).divideToIntegralValue(limit).toBigInteger() + "%";
    }

    /** A count in full. */
    static String count(long count) {
        return pattern("#,##0", BigDecimal.valueOf(count));
    }

    /** Evidence: {@code 12.5}, {@code 3,120}, {@code 3.12M}, and beyond that a power of ten. */
    static String evidence(BigDecimal e) {
        if (e.compareTo(MILLION) >= 0 && e.compareTo(BILLION) < 0) {
            return pattern("0.00", e.divide(MILLION, 2, RoundingMode.HALF_EVEN)) + "M";
        }
        boolean readable = e.compareTo(BILLION) < 0;
        return readable
                ? pattern(e.compareTo(HUNDRED) < 0 ? "0.##" : "#,##0", e)
                : pattern("0.0E0", e).replace("E", "·10^");
    }

    private static String pattern(String pattern, BigDecimal number) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(number);
    }
}
