package dev.plumbline.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.client.delivery.Delivery;
import dev.plumbline.ingest.client.delivery.RecordStream;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.ChangeKind;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.ScoreSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlumblineClientTest {
    private final FakeKafka kafka = FakeKafka.answering();
    private final PlumblineClient client = Plumbline.client(
            kafka.config().userHashKey("a key of sixteen or more").build());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void shouldPublishCallWithScopeOfConfiguration() {
        client.call("support-chat")
                .provider("openai")
                .requestedModel("gpt-4o")
                .prompt("answer", "7")
                .usage(TokenUsage.of(812, 64).withCacheRead(1_024))
                .duration(Duration.ofMillis(950))
                .guardrail("toxicity", "pass", false)
                .attribute("region", "eu")
                .publish();
        client.close();

        LlmCall call = kafka.calls().get(0);
        assertThat(call.getTenant()).isEqualTo("acme");
        assertThat(call.getApp()).isEqualTo("shop");
        assertThat(call.getEnvironment()).isEqualTo("production");
        assertThat(call.getRelease()).isEqualTo("4.2");
        assertThat(call.getUsage().getInput()).isEqualTo(812);
        assertThat(call.getUsage().getCacheRead()).isEqualTo(1_024);
        assertThat(call.getDurationMicros()).isEqualTo(950_000);
        assertThat(call.getOutcome()).isEqualTo(Outcome.OK);
        assertThat(call.getGuardrails()).hasSize(1);
        assertThat(call.getAttributes()).isEqualTo(Map.of("region", "eu"));
    }

    @Test
    void shouldTakeStartAsNowLessDurationWhenNotGiven() {
        client.call("chat").duration(Duration.ofSeconds(2)).publish();
        client.close();

        long now = FakeKafka.NOW.getEpochSecond() * 1_000_000;
        assertThat(kafka.calls().get(0).getStartedAtMicros()).isEqualTo(now - 2_000_000);
    }

    @Test
    void shouldKeyCallByItsIdAndNameThePublisher() {
        CallHandle handle = client.call("chat").publish();
        client.close();

        var sent = kafka.sent(Topic.CALLS).get(0);
        assertThat(new String(sent.key(), StandardCharsets.UTF_8))
                .isEqualTo(handle.callId())
                .matches("[0-9a-f]{32}");
        byte[] publisher = sent.headers().lastHeader(Topic.PUBLISHER_HEADER).value();
        assertThat(new String(publisher, StandardCharsets.US_ASCII))
                .isEqualTo(client.publisherId())
                .matches("client-[0-9a-f]{16}");
    }

    @Test
    void shouldSendLaterScoreWithScopeOfItsCall() {
        CallHandle handle =
                client.call("chat").requestedModel("gpt-4o").variant("b").publish();
        handle.score("correctness", 0.75, ScoreSource.JUDGE, "judge-model", "3");
        client.close();

        CallScore score = kafka.scores().get(0);
        assertThat(score.getCallId()).isEqualTo(handle.callId());
        assertThat(score.getTenant()).isEqualTo("acme");
        assertThat(score.getSource()).isEqualTo(ScoreSource.JUDGE);
        assertThat(score.getScope().getFeature()).isEqualTo("chat");
        assertThat(score.getScope().getVariant()).isEqualTo("b");
        assertThat(score.getScope().getCallStartedAtMicros())
                .isEqualTo(kafka.calls().get(0).getStartedAtMicros());
        assertThat(new String(kafka.sent(Topic.SCORES).get(0).key(), StandardCharsets.UTF_8))
                .isEqualTo(handle.callId());
    }

    @Test
    void shouldSendScoreForACallThatIsKnownByItsId() {
        client.score("call-7", "tone", 0.5, ScoreSource.HUMAN);
        client.score(null, null, Double.NaN, null);
        client.close();

        assertThat(kafka.scores()).singleElement().satisfies(score -> {
            assertThat(score.getCallId()).isEqualTo("call-7");
            assertThat(score.getTenant()).isEqualTo("acme");
            assertThat(score.getScope()).isNull();
            assertThat(score.getScoredAtMicros()).isEqualTo(FakeKafka.NOW.getEpochSecond() * 1_000_000);
        });
        assertThat(client.stats().rejected()).isEqualTo(1);
    }

    @Test
    void shouldSayThatUsageIsAGuessAndWhatACallIsSaidToCost() {
        client.call("chat")
                .usage(10, 1)
                .usageAmbiguous(true)
                .reportedCostNanos(25L)
                .publish();
        client.close();

        assertThat(kafka.calls().get(0).getUsageAmbiguous()).isTrue();
        assertThat(kafka.calls().get(0).getReportedCostNanos()).isEqualTo(25L);
    }

    @Test
    void shouldPublishChange() {
        client.publish(ChangeEvent.newBuilder()
                .setChangeId("deploy-17")
                .setAtMicros(1)
                .setKind(ChangeKind.DEPLOYED)
                .setTenant("")
                .build());
        client.close();

        assertThat(kafka.changes().get(0).getTenant()).isEqualTo("acme");
        assertThat(new String(kafka.sent(Topic.CHANGES).get(0).key(), StandardCharsets.UTF_8))
                .isEqualTo("deploy-17");
    }

    @Test
    void shouldPublishOnceWhenToldTwice() {
        CallBuilder call = client.call("chat");

        assertThat(call.publish()).isSameAs(call.publish());

        client.close();
        assertThat(kafka.calls()).hasSize(1);
    }

    @Test
    void shouldHashUserIdAndNeverSendIt() {
        client.call("chat").userId("jane@example.org").publish();
        client.close();

        assertThat(kafka.calls().get(0).getUserHash()).matches("[0-9a-f]{32}");
        assertThat(kafka.calls().get(0).toString()).doesNotContain("jane");
    }

    @Test
    void shouldLeaveUserOutWithoutKey() {
        FakeKafka other = FakeKafka.answering();
        PlumblineClient keyless = other.client();
        keyless.call("chat").userId("jane@example.org").publish();
        keyless.close();

        assertThat(other.calls().get(0).getUserHash()).isEmpty();
    }

    @Test
    void shouldTakeNullAsNotKnown() {
        client.call("chat")
                .provider(null)
                .prompt(null, null)
                .duration(null)
                .usage(null)
                .userId(null)
                .attribute(null, "x")
                .error((Throwable) null)
                .publish();
        client.close();

        assertThat(kafka.calls()).hasSize(1);
    }

    @Test
    void shouldRejectWithoutThrowingWhenRecordIsNoGood() {
        client.publish((LlmCall) null);
        client.publish(new LlmCall());
        client.call(null).publish();
        client.call("chat").usage(-1, 0).publish().score("correctness", Double.NaN, ScoreSource.HUMAN);

        ClientStats stats = client.stats();
        assertThat(stats.attempted()).isEqualTo(5);
        assertThat(stats.rejected()).isEqualTo(5);
        assertThat(stats.streams())
                .filteredOn(counts -> counts.tenant().equals("acme"))
                .extracting(counts -> Map.copyOf(counts.rejected()))
                .containsExactlyInAnyOrder(
                        Map.of("missing_field", 2L, "negative_tokens", 1L), Map.of("score_not_finite", 1L));
        client.close();
        assertThat(kafka.calls()).isEmpty();
    }

    @Test
    void shouldTellFateOfRecord() throws Exception {
        LlmCall good = BlankRecords.call();
        good.setCallId("c-1");
        good.setFeature("chat");
        LlmCall bad = BlankRecords.call();

        var goodFate = client.deliver(good).toCompletableFuture();
        var badFate = client.deliver(bad).toCompletableFuture();

        assertThat(goodFate.get(5, TimeUnit.SECONDS)).isEqualTo(Delivery.ACKNOWLEDGED);
        assertThat(badFate.get(5, TimeUnit.SECONDS)).isEqualTo(Delivery.rejected("missing_field"));
    }

    @Test
    void shouldCountRejectionByOthers() {
        client.reject(RecordStream.CALLS, "acme", "malformed");

        assertThat(client.stats().streams().get(0).rejected()).isEqualTo(Map.of("malformed", 1L));
    }
}
