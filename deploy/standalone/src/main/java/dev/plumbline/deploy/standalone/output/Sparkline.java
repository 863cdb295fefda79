package dev.plumbline.deploy.standalone.output;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** A row of small bars from zero to the largest value; a gap is a dot, because nothing known is not zero. */
public final class Sparkline {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final String ASCII_BARS = "_.-=+*%#";

    private Sparkline() {}

    /** One sign a value. */
    public static String of(List<Optional<BigInteger>> values, boolean ascii) {
        String bars = ascii ? ASCII_BARS : BARS;
        BigInteger largest = values.stream().flatMap(Optional::stream).reduce(BigInteger.ONE, BigInteger::max);
        StringBuilder line = new StringBuilder();
        for (Optional<BigInteger> value : values) {
            line.append(value.map(v -> bars.charAt(step(v, largest))).orElse(ascii ? ' ' : '·'));
        }
        return line.toString();
    }

    private static int step(BigInteger value, BigInteger largest) {
        return value.max(BigInteger.ZERO)
                .multiply(BigInteger.valueOf(BARS.length() - 1))
                .divide(largest)
                .intValueExact();
    }
}
