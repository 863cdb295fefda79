package dev.plumbline.processors.pricelists;

import java.util.Locale;
import java.util.Optional;

/** The form of a price file. */
public enum PriceFormat {
    /** LiteLLM's {@code model_prices_and_context_window.json}: what a token costs at present, without dates. */
    LITELLM,
    /** The {@code data.json} of genai-prices: dollars per million tokens, with start dates and match rules. */
    GENAI_PRICES,
    /** Our own text form, {@link dev.plumbline.processors.pricing.catalog.PriceListReader}, with dates. */
    PLUMBLINE;

    /** The name on the command line, for example {@code genai-prices}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The format of that name, ignoring case. */
    public static Optional<PriceFormat> of(String label) {
        for (PriceFormat format : values()) {
            if (format.label().equals(label.toLowerCase(Locale.ROOT))) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** What the text looks like: an array is genai-prices, an object LiteLLM, anything else our own. */
    public static PriceFormat detect(String text) {
        String start = text.stripLeading();
        if (start.startsWith("[")) {
            return GENAI_PRICES;
        }
        return start.startsWith("{") ? LITELLM : PLUMBLINE;
    }

    /** True if the file says from when its prices hold. */
    public boolean isDated() {
        return this != LITELLM;
    }
}
