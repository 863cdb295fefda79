package dev.plumbline.processors.pricelists;

import dev.plumbline.processors.pricing.catalog.Provider;
import java.util.List;
import java.util.Map;

/** The providers of the snapshot: their names in traces, and their names in the two sources. */
final class Providers {

    /** In the order in which a call that names no provider is matched. */
    static final List<Provider> ALL = List.of(
            guess("openai", "openai-chat", "openai-responses"),
            guess("anthropic"),
            new Provider(
                    "google",
                    true,
                    List.of(
                            "gemini",
                            "gcp-gemini",
                            "gcp-vertex-ai",
                            "gcp-gen-ai",
                            "gcp",
                            "vertex-ai",
                            "vertexai",
                            "vertex",
                            "google-genai",
                            "google-generative-ai",
                            "google-vertex",
                            "google-ai-studio",
                            "vertex-ai-beta"),
                    List.of("anthropic")),
            guess("mistral", "mistral-ai", "mistralai"),
            guess("cohere", "cohere-chat"),
            guess("deepseek"),
            guess("x-ai", "xai", "grok"),
            guess("aws", "aws-bedrock", "bedrock", "amazon-bedrock", "amazon", "bedrock-converse"),
            guess("moonshotai", "moonshot", "moonshot-ai", "kimi"),
            guess("zai", "z-ai", "zhipuai", "zhipu"),
            guess("minimax"),
            guess("voyageai", "voyage", "voyage-ai"),
            guess("dashscope", "alibaba", "alibaba-cloud", "qwen"),
            new Provider(
                    "azure",
                    false,
                    List.of(
                            "azure-openai",
                            "az-ai-openai",
                            "azure-ai-openai",
                            "azure-ai",
                            "azure-ai-inference",
                            "az-ai-inference",
                            "azure-foundry"),
                    List.of("openai", "anthropic", "deepseek", "x-ai", "moonshotai")),
            named("perplexity", "perplexity-ai", "pplx"),
            named("groq"),
            named("together", "together-ai", "togetherai"),
            named("fireworks", "fireworks-ai"),
            named("cerebras"),
            named("openrouter"));

    /** Our id by the id of genai-prices, where it differs. */
    static final Map<String, String> GENAI = Map.of("zhipuai", "zai");

    /** Our id by LiteLLM's provider. */
    static final Map<String, String> LITELLM = Map.ofEntries(
            Map.entry("openai", "openai"),
            Map.entry("text-completion-openai", "openai"),
            Map.entry("anthropic", "anthropic"),
            Map.entry("gemini", "google"),
            Map.entry("vertex_ai-language-models", "google"),
            Map.entry("vertex_ai-embedding-models", "google"),
            Map.entry("vertex_ai-anthropic_models", "google"),
            Map.entry("vertex_ai-llama_models", "google"),
            Map.entry("vertex_ai-mistral_models", "google"),
            Map.entry("vertex_ai-openai_models", "google"),
            Map.entry("vertex_ai-deepseek_models", "google"),
            Map.entry("vertex_ai-qwen_models", "google"),
            Map.entry("azure", "azure"),
            Map.entry("azure_ai", "azure"),
            Map.entry("azure_text", "azure"),
            Map.entry("bedrock", "aws"),
            Map.entry("bedrock_converse", "aws"),
            Map.entry("mistral", "mistral"),
            Map.entry("codestral", "mistral"),
            Map.entry("cohere", "cohere"),
            Map.entry("cohere_chat", "cohere"),
            Map.entry("deepseek", "deepseek"),
            Map.entry("xai", "x-ai"),
            Map.entry("groq", "groq"),
            Map.entry("together_ai", "together"),
            Map.entry("fireworks_ai", "fireworks"),
            Map.entry("perplexity", "perplexity"),
            Map.entry("cerebras", "cerebras"),
            Map.entry("voyage", "voyageai"),
            Map.entry("moonshot", "moonshotai"),
            Map.entry("zai", "zai"),
            Map.entry("minimax", "minimax"),
            Map.entry("dashscope", "dashscope"));

    private Providers() {}

    private static Provider guess(String id, String... aliases) {
        return new Provider(id, true, List.of(aliases), List.of());
    }

    private static Provider named(String id, String... aliases) {
        return new Provider(id, false, List.of(aliases), List.of());
    }

    static boolean covers(String id) {
        return ALL.stream().anyMatch(provider -> provider.id().equals(id));
    }
}
