package dev.plumbline.ingest.replay.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.replay.formats.LogFormat;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreSource;
import org.junit.jupiter.api.Test;

class GoldenExportsTest {
    @Test
    void shouldReadAnswersOfLangfusesApi() {
        assertThat(Exports.lines(LogFormat.LANGFUSE, "langfuse-api.json"))
                .containsExactly(
                        "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331 default/answer :gpt-4o "
                                + "2026-11-18T09:30:00.120Z+2250000/410000 700,100,0,0>50,14,0 OK 2390000n",
                        "1bf8762a27de54ee9559fc322d91420d-c8be7c827a314442 default/embed :text-embedding-3-small "
                                + "2026-11-18T09:31:00Z+41000/null 18,0,0,0>0,0,0 ERROR null" + "n");
        LlmCall call = Exports.calls(LogFormat.LANGFUSE, "langfuse-api.json").get(0);
        assertThat(call.getPromptName() + call.getPromptVersion()).isEqualTo("support7");
        assertThat(call.getEnvironment()).isEqualTo("production");
    }

    @Test
    void shouldReadLangfusesFilesInBlobStorageAndGoOnAfterBadLines() {
        assertThat(Exports.lines(LogFormat.LANGFUSE, "langfuse-blob.jsonl"))
                .containsExactly(
                        "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331 default/support-chat :claude-sonnet-4-20250514 "
                                + "2026-11-18T09:30:00.120Z+2250000/410000 12,4000,300,0>90,0,0 OK 3500000n",
                        "line 3: startTime is not a time",
                        "line 4: is not JSON",
                        "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203334 default/langfuse :gpt-4o "
                                + "2026-11-18T09:30:05Z+null/null 288,512,0,0>32,32,0 OK nulln");
    }

    @Test
    void shouldReadLangfusesCsvWithPromptsOverSeveralLines() {
        assertThat(Exports.lines(LogFormat.LANGFUSE, "langfuse.csv"))
                .containsExactly(
                        "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331 default/answer :gpt-4o "
                                + "2026-11-18T09:30:00.120Z+2250000/null 700,0,0,0>50,0,0 OK 2250000n",
                        "line 4: usageDetails.input is not a number",
                        "line 5: has 1 fields, but the header has 12");
    }

    @Test
    void shouldReadHeliconesRequests() {
        assertThat(Exports.lines(LogFormat.HELICONE, "helicone.jsonl"))
                .containsExactly(
                        "7a4b1f8e-0c55-4c9a-9a3e-d7a1f3f6c001 acme/support-chat openai:gpt-4o "
                                + "2026-11-18T10:00:00.500Z+1250000/310000 300,512,0,0>100,64,0 OK 3670000n",
                        "7a4b1f8e-0c55-4c9a-9a3e-d7a1f3f6c002 default/helicone anthropic:claude-sonnet-4-20250514 "
                                + "2026-11-18T10:00:05Z+90000/null 20,10,0,0>0,0,0? RATE_LIMITED429 nulln",
                        "7a4b1f8e-0c55-4c9a-9a3e-d7a1f3f6c003 default/helicone azure.ai.openai:gpt-4o "
                                + "2026-11-18T10:00:06Z+15000/null 20,30,0,0>0,0,0? CANCELLED nulln",
                        "line 4: request_id is missing");
    }

    @Test
    void shouldTakeHeliconesScoresAndCacheButNoUser() {
        var calls = Exports.calls(LogFormat.HELICONE, "helicone.jsonl");

        assertThat(calls.get(0).getScores())
                .containsExactly(
                        new InlineScore("helpful", 4.0, ScoreSource.HEURISTIC, "", ""),
                        new InlineScore("grounded", 1.0, ScoreSource.HEURISTIC, "", ""),
                        new InlineScore("feedback", 0.0, ScoreSource.HUMAN, "", ""));
        assertThat(calls).extracting(LlmCall::getAppCacheHit).containsExactly(false, false, true);
        assertThat(calls.get(0).getServedModel()).isEqualTo("gpt-4o-2024-08-06");
        assertThat(calls.get(0).getSessionId()).isEqualTo("s-9");
        assertThat(calls.get(0).toString()).doesNotContain("ann@example.org");
    }

    @Test
    void shouldReadLiteLlmsPayloads() {
        assertThat(Exports.lines(LogFormat.LITELLM, "litellm.jsonl"))
                .containsExactly(
                        "chatcmpl-1 acme/support-chat openai:gpt-4o "
                                + "2025-11-18T09:10:00.125Z+2250000/400000 288,512,0,0>32,32,0 OK 2390000n",
                        "chatcmpl-2 default/beta openai:text-embedding-3-small "
                                + "2025-11-18T09:10:03Z+500000/null 0,0,0,0>0,0,0 RATE_LIMITED429 0n");
    }

    @Test
    void shouldReadLiteLlmsSpendLogs() {
        assertThat(Exports.lines(LogFormat.LITELLM, "litellm-spend.json"))
                .containsExactly(
                        "chatcmpl-1 team-7/batch-job anthropic:claude-sonnet-4-20250514 "
                                + "2026-11-18T09:30:00.125Z+2250000/null 12,4000,300,0>90,0,0 OK 2390000n",
                        "line 8: is not a JSON object");
        assertThat(Exports.calls(LogFormat.LITELLM, "litellm-spend.json").get(0).getAppCacheHit())
                .isTrue();
    }

    @Test
    void shouldReadFilesOfOtlpAsTheGatewayDoes() {
        assertThat(Exports.lines(LogFormat.OTLP_JSON, "otlp.jsonl"))
                .containsExactly(
                        "5b8efff798038103d269b633813fc60c-eee19b7ec3c1b174 default/shop openai:gpt-4o "
                                + "2025-11-18T09:10:00.120Z+2250000/null 812,0,0,0>164,0,0 OK nulln",
                        "score 5b8efff798038103d269b633813fc60c-eee19b7ec3c1b174 relevance 0.8",
                        "line 4: is not OTLP JSON");
    }
}
