package dev.plumbline.ingest.integrations.springai;

import org.jspecify.annotations.Nullable;

/** OpenTelemetry's names of providers ({@code gen_ai.provider.name}) for Spring AI's; unknown ones are passed on. */
final class Providers {
    private Providers() {}

    static String name(@Nullable String provider) {
        if (provider == null) {
            return "";
        }
        return switch (provider) {
            case "bedrock_converse" -> "aws.bedrock";
            case "vertex_ai" -> "gcp.vertex_ai";
            case "google_genai" -> "gcp.gen_ai";
            default -> provider;
        };
    }

    /** Whether the provider counts cached prompt tokens beside its input, and not within. */
    static boolean countsCacheApart(@Nullable String provider) {
        return name(provider).equals("anthropic") || name(provider).equals("aws.bedrock");
    }
}
