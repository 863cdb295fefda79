package dev.plumbline.ingest.integrations.langchain4j;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's names of providers ({@code gen_ai.provider.name}). Told by name, so that a provider which a later
 * version adds is passed on in lower case.
 */
final class Providers {
    private Providers() {}

    static String name(@Nullable ModelProvider provider) {
        if (provider == null) {
            return "";
        }
        return switch (provider.name()) {
            case "OTHER" -> "";
            case "OPEN_AI" -> "openai";
            case "AZURE_OPEN_AI" -> "azure.ai.openai";
            case "MICROSOFT_FOUNDRY" -> "azure.ai.inference";
            case "AMAZON_BEDROCK" -> "aws.bedrock";
            case "GOOGLE_AI_GEMINI" -> "gcp.gemini";
            case "GOOGLE_GENAI" -> "gcp.gen_ai";
            case "GOOGLE_VERTEX_AI_GEMINI", "GOOGLE_VERTEX_AI_ANTHROPIC" -> "gcp.vertex_ai";
            case "WATSONX" -> "ibm.watsonx.ai";
            default -> provider.name().toLowerCase(Locale.ROOT);
        };
    }

    static boolean speaksOpenAi(ChatResponseMetadata metadata) {
        return metadata.getClass().getName().equals("dev.langchain4j.model.openai.OpenAiChatResponseMetadata");
    }
}
