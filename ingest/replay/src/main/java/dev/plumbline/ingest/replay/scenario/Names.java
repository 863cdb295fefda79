package dev.plumbline.ingest.replay.scenario;

/** Names that stand in more than one place of the scenario. */
final class Names {
    static final String SONNET = "claude-3-7-sonnet-20250219";

    /** A model that is in no price list. */
    static final String UNPRICED = "house-writer-7b";

    static final String OLD_GPT_4 = "gpt-4-0314";
    static final String NEW_GPT_4 = "gpt-4-0613";
    static final String NEW_GPT_4_FINGERPRINT = "fp_b96f12c084";

    static final String OLD_PROMPT = "v6";
    static final String NEW_PROMPT = "v7";

    static final String APP = "assistant";
    static final String ENVIRONMENT = "production";

    private Names() {}
}
