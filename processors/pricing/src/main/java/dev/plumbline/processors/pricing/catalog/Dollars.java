package dev.plumbline.processors.pricing.catalog;

import java.math.BigDecimal;

/**
 * The notation of prices in a list: US dollars per million tokens with at most six decimals, which is a whole number of
 * pico-dollars a token. {@code -} is {@link TokenPrices#ABSENT}, {@code ?} is {@link TokenPrices#UNKNOWN}.
 */
final class Dollars {

    private static final int DECIMALS = 6;

    private Dollars() {}

    static long toPicos(String cell) {
        if (cell.equals("-")) {
            return TokenPrices.ABSENT;
        }
        if (cell.equals("?")) {
            return TokenPrices.UNKNOWN;
        }
        try {
            long picos = new BigDecimal(cell).movePointRight(DECIMALS).longValueExact();
            if (picos >= 0) {
                return picos;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("not dollars per million with at most 6 decimals: " + cell, e);
        }
        throw new IllegalArgumentException("a price must not be negative: " + cell);
    }

    static String fromPicos(long picos) {
        if (picos < 0) {
            return picos == TokenPrices.ABSENT ? "-" : "?";
        }
        BigDecimal dollars = BigDecimal.valueOf(picos, DECIMALS).stripTrailingZeros();
        return dollars.toPlainString();
    }
}
