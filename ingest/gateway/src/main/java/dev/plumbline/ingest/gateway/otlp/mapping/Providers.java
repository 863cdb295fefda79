package dev.plumbline.ingest.gateway.otlp.mapping;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of providers: in lower case, and without the endpoint that Vercel's SDK adds ({@code openai.chat}). */
final class Providers {
    private static final Pattern ENDPOINT =
            Pattern.compile("\\.(chat|responses|messages|completion|embedding|textembedding|generative-ai)$");

    private Providers() {}

    static String canonical(String provider) {
        return ENDPOINT.matcher(provider.toLowerCase(Locale.ROOT)).replaceFirst("");
    }
}
