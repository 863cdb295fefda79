package dev.plumbline.processors.pricing;

import java.util.Locale;

/** Why a call has no cost. */
public enum UnpricedReason {
    /** The provider named by the call is not in the book. */
    UNKNOWN_PROVIDER,
    /** Neither the served nor the requested model is in the book under the provider. */
    UNKNOWN_MODEL,
    /** The service tier is not one that is known, or the book has no prices for it. */
    NO_PRICE_FOR_TIER,
    /** The first known price took effect after the call. */
    NO_PRICE_AT_DATE,
    /** There are tokens of a kind that has no price. */
    NO_PRICE_FOR_BUCKET,
    /** The cost exceeds 2⁶³ − 1 nano-dollars. */
    COST_OUT_OF_RANGE;

    /** The name used in records and answers: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
