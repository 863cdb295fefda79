package dev.plumbline.deploy.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Usage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final String ROWS = "[{'key':{'feature':'chat'},'total':{'calls':1,'outcomes':{'ok':1},"
            + "'tokens':{'input':100,'output':10},'cost':{'nanos':'%s','unpricedCalls':0},"
            + "'scores':[{'name':'tone','source':'JUDGE','count':1,'sumMicros':'500000'}]}},"
            + "{'key':{'feature':'plumbline-probe'},'total':{'calls':3}}]";
    private static final String LEDGER = "[{'stream':'calls','counted':%d,'duplicate':1,'late':0,'inFlight':0,"
            + "'quarantined':{'reasons':{'malformed':1}}},{'stream':'scores','counted':0,'inFlight':%d}]";

    private final SentTotals sent = new SentTotals();

    @BeforeEach
    void send() {
        sent.count(ReplayRecord.Call.of(call()));
        sent.count(new ReplayRecord.Call(call(), call().getStartedAtMicros(), true));
        sent.count(new ReplayRecord.Garbage("k", new byte[0], 0, "malformed"));
    }

    @Test
    void shouldFindNothingWhenAllAgree() throws Exception {
        Comparison comparison = new Comparison()
                .ledger(json(LEDGER.formatted(4, 0)), sent.totals(), 3)
                .features(json(ROWS.formatted("21000")), sent);

        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void shouldNameTheDifferenceWhenCostIsOffByANanoDollar() throws Exception {
        assertThat(new Comparison()
                        .features(json(ROWS.formatted("21001")), sent)
                        .differences())
                .containsExactly("chat cost: sent 21000, answered 21001");
    }

    @Test
    void shouldNameWhatIsMissingOrInFlight() throws Exception {
        assertThat(new Comparison()
                        .ledger(json(LEDGER.formatted(3, 2)), sent.totals(), 3)
                        .differences())
                .containsExactly(
                        "calls counted: sent 4, answered 3", "ledger of scores, in flight: sent 0, answered 2");
    }

    @Test
    void shouldNameAFeatureThatIsNotAnswered() throws Exception {
        assertThat(new Comparison().features(json("[]"), sent).differences())
                .containsExactly("features: sent [chat], answered []");
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    private static LlmCall call() {
        return LlmCall.newBuilder()
                .setCallId("c-1")
                .setStartedAtMicros(Instant.parse("2026-11-20T14:00:00Z").toEpochMilli() * 1_000)
                .setDurationMicros(1_000L)
                .setTenant("acme")
                .setFeature("chat")
                .setProvider("openai")
                .setRequestedModel("gpt-4o-mini")
                .setUsage(new Usage(100L, 0L, 0L, 0L, 10L, 0L, 0L, 0L))
                .setScores(List.of(new InlineScore("tone", .5, ScoreSource.JUDGE, "", "")))
                .build();
    }
}
