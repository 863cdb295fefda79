package dev.plumbline.ingest.replay.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.client.BlankRecords;
import dev.plumbline.ingest.replay.formats.LogFormat;
import dev.plumbline.schemas.records.LlmCall;
import java.util.List;
import java.util.function.ToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class OpenAiUsageTest {
    @Test
    void shouldShareASumEvenlyAmongItsRequestsOnAllPages() {
        assertThat(Exports.lines(LogFormat.OPENAI_USAGE, "openai-usage.json"))
                .containsExactly(
                        "openai-usage/1763424000/1763510400/chat/proj_1///gpt-4o-2024-08-06//0 default/proj_1 "
                                + "openai:gpt-4o-2024-08-06 2025-11-18T00:00:00Z+null/null 67,267,0,0>167,0,0? OK nulln",
                        "openai-usage/1763424000/1763510400/chat/proj_1///gpt-4o-2024-08-06//1 default/proj_1 "
                                + "openai:gpt-4o-2024-08-06 2025-11-18T08:00:00Z+null/null 66,267,0,0>167,0,0? OK nulln",
                        "openai-usage/1763424000/1763510400/chat/proj_1///gpt-4o-2024-08-06//2 default/proj_1 "
                                + "openai:gpt-4o-2024-08-06 2025-11-18T16:00:00Z+null/null 66,267,0,0>166,0,0? OK nulln",
                        "openai-usage/1763424000/1763510400/chat/proj_1///gpt-4o-2024-08-06/batch/0 default/proj_1 "
                                + "openai:gpt-4o-2024-08-06 2025-11-18T00:00:00Z+null/null 90,0,0,0>8,0,0? OK nulln",
                        "line 18: input_cached_tokens is above input_tokens");
    }

    @Test
    void shouldMarkCallsThatAreAShare() {
        List<LlmCall> calls = Exports.calls(LogFormat.OPENAI_USAGE, "openai-usage.json");

        assertThat(calls.get(0).getAttributes()).containsEntry(OpenAiUsage.MARK, "3");
        assertThat(calls.get(3).getServiceTier()).isEqualTo("batch");
    }

    @Property(tries = 200)
    void shouldKeepEveryTokenAndEveryRequest(
            @ForAll @LongRange(min = 1, max = 500) long requests,
            @ForAll @LongRange(max = 1_000_000) long plain,
            @ForAll @LongRange(max = 1_000_000) long cached,
            @ForAll @LongRange(max = 1_000_000) long output) {
        DisjointUsage sums = new DisjointUsage(plain + cached, cached, 0, 0, output, 0, 0);
        LlmCall group = BlankRecords.call();
        List<LlmCall> shares = new UsageSum(0, 60_000_000, requests, sums, true, group)
                .shares()
                .toList();

        assertThat(shares).hasSize((int) requests);
        assertThat(sum(shares, call -> call.getUsage().getInput())).isEqualTo(plain);
        assertThat(sum(shares, call -> call.getUsage().getCacheRead())).isEqualTo(cached);
        assertThat(sum(shares, call -> call.getUsage().getOutput())).isEqualTo(output);
        assertThat(shares).allMatch(call -> call.getStartedAtMicros() < 60_000_000);
        assertThat(shares.stream().map(LlmCall::getCallId).distinct()).hasSize((int) requests);
    }

    private static long sum(List<LlmCall> calls, ToLongFunction<LlmCall> count) {
        return calls.stream().mapToLong(count).sum();
    }
}
