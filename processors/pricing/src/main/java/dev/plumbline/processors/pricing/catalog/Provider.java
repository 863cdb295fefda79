package dev.plumbline.processors.pricing.catalog;

import java.util.List;
import java.util.Locale;

/**
 * Who serves models.
 *
 * @param id the name used in the list
 * @param guessable whether a call that names no provider may be matched to its models
 * @param aliases other names under which calls report it, as {@link #canonical}
 * @param fallbacks ids of providers whose prices it shares for models that it does not list
 */
public record Provider(String id, boolean guessable, List<String> aliases, List<String> fallbacks) {

    /** Copies the lists. */
    public Provider {
        aliases = List.copyOf(aliases);
        fallbacks = List.copyOf(fallbacks);
    }

    /** Lower case, with dots, underscores and spaces as hyphens, so that {@code AWS Bedrock} is {@code aws.bedrock}. */
    public static String canonical(String name) {
        return name.trim()
                .toLowerCase(Locale.ROOT)
                .replace('.', '-')
                .replace('_', '-')
                .replace(' ', '-');
    }
}
