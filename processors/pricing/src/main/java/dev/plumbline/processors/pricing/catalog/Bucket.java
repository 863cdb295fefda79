package dev.plumbline.processors.pricing.catalog;

import java.util.Locale;

/** The disjoint kinds of tokens that a call consists of, in the order of the price columns. */
public enum Bucket {
    INPUT,
    CACHE_READ,
    CACHE_WRITE_5M,
    CACHE_WRITE_1H,
    OUTPUT,
    REASONING,
    AUDIO_INPUT,
    AUDIO_OUTPUT;

    /** The column's name: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
