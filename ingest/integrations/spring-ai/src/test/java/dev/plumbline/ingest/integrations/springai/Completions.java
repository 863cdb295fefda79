package dev.plumbline.ingest.integrations.springai;

/** Answers in the form of OpenAI's chat completions. */
final class Completions {
    static final String USAGE = "\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":50,\"total_tokens\":150,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":30},"
            + "\"completion_tokens_details\":{\"reasoning_tokens\":20}}";

    private Completions() {}

    static String text(String answer, String finishReason) {
        return completion("{\"role\":\"assistant\",\"content\":\"" + answer + "\"}", finishReason);
    }

    static String[] chunks(String answer) {
        return new String[] {
            chunk("[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"" + answer + "\"}}]", ""),
            chunk("[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]", ""),
            chunk("[]", "," + USAGE)
        };
    }

    private static String completion(String message, String finishReason) {
        return "{\"id\":\"c1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"gpt-4o-2024-08-06\","
                + "\"system_fingerprint\":\"fp_1\",\"service_tier\":\"flex\",\"choices\":[{\"index\":0,\"message\":"
                + message + ",\"finish_reason\":\"" + finishReason + "\"}]," + USAGE + "}";
    }

    private static String chunk(String choices, String more) {
        return "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-4o-2024-08-06\","
                + "\"choices\":" + choices + more + "}";
    }
}
