package dev.plumbline.processors.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.processors.query.Story;
import dev.plumbline.processors.query.state.InMemoryState;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Groupings;
import java.net.http.HttpResponse;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompareApiTest {
    private static final String V6_V7 =
            "/v1/compare?feature=support-chat&by=prompt_version&a=support@v6&b=support@v7&from=-3h";

    private final InMemoryState state = Story.empty();
    private final Random random = new Random(7);
    private final RunningServer server = new RunningServer(state, Story.CLOCK);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldCompareTwoVersionsAsInTheGoldenFile() {
        versions(600, 600);
        Golden.assertJson("compare.json", server.json(V6_V7 + "&split=0.5"));
    }

    @Test
    void shouldFindThatTheNewVersionCostsMoreAndJudgesTheSame() {
        versions(600, 600);
        JsonNode data = server.json(V6_V7).get("data");
        JsonNode cost = measure(data, "cost_per_call");
        assertThat(cost.get("recommendation").asText()).isEqualTo("stop_for_a");
        assertThat(cost.get("low").asDouble()).isPositive();
        assertThat(cost.at("/a/level").asDouble()).isCloseTo(.003, within(.0003));
        assertThat(cost.get("effect").asDouble()).isCloseTo(.001, within(.0003));
        assertThat(cost.get("probabilityBetter").asDouble()).isLessThan(.01);
        JsonNode judged = measure(data, "score:correctness:JUDGE");
        assertThat(judged.get("recommendation").asText()).isEqualTo("continue");
        assertThat(judged.get("low").asDouble()).isNegative();
        assertThat(judged.get("high").asDouble()).isPositive();
        assertThat(data.has("split")).isFalse();
    }

    @Test
    void shouldCompareTimesByTheirRatio() {
        versions(600, 600);
        JsonNode latency = measure(server.json(V6_V7).get("data"), "latency");
        assertThat(latency.get("scale").asText()).isEqualTo("ratio");
        assertThat(latency.get("unit").asText()).isEqualTo("seconds");
        double a = latency.at("/a/level").asDouble();
        double b = latency.at("/b/level").asDouble();
        assertThat(latency.get("effect").asDouble()).isCloseTo(b / a - 1, within(1e-4));
        assertThat(b / a).isCloseTo(1.5, within(.15));
    }

    @Test
    void shouldSayThatItHasToWaitForTooFewCalls() {
        versions(99, 99);
        JsonNode cost = measure(server.json(V6_V7).get("data"), "cost_per_call");
        assertThat(cost.get("recommendation").asText()).isEqualTo("wait");
        assertThat(cost.at("/a/n").asLong()).isEqualTo(99);
        assertThat(cost.has("low")).isFalse();
        assertThat(cost.has("effect")).isTrue();
    }

    @Test
    void shouldDistrustEverythingWhenTheSplitIsNotThePlannedOne() {
        versions(1_200, 600);
        JsonNode data = server.json(V6_V7 + "&split=0.5").get("data");
        assertThat(data.at("/split/mismatch").asBoolean()).isTrue();
        assertThat(data.at("/split/observedA").asDouble()).isCloseTo(2 / 3., within(1e-5));
        assertThat(measure(data, "cost_per_call").get("recommendation").asText())
                .isEqualTo("check_assignment");
        assertThat(server.json(V6_V7 + "&split=0.6667")
                        .at("/data/split/mismatch")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void shouldSettleForEitherWithinTheMargin() {
        versions(600, 600);
        JsonNode judged = measure(server.json(V6_V7 + "&margin=0.5").get("data"), "score:correctness:JUDGE");
        assertThat(judged.get("recommendation").asText()).isEqualTo("stop_for_either");
    }

    @Test
    void shouldTakeLessForBetterWhereTold() {
        for (int i = 0; i < 400; i++) {
            state.count(call("support@v6", "gpt-4o").score(Story.JUDGED, 200_000 + i));
            state.count(call("support@v7", "gpt-4o").score(Story.JUDGED, 800_000 + i));
        }
        assertThat(measure(server.json(V6_V7).get("data"), "score:correctness:JUDGE")
                        .get("recommendation")
                        .asText())
                .isEqualTo("stop_for_b");
        JsonNode lower = measure(server.json(V6_V7 + "&lower=correctness").get("data"), "score:correctness:JUDGE");
        assertThat(lower.get("recommendation").asText()).isEqualTo("stop_for_a");
        assertThat(lower.get("better").asText()).isEqualTo("lower");
    }

    @Test
    void shouldFindAVersionWithoutTheNameOfItsPrompt() {
        versions(100, 100);
        JsonNode data = server.json("/v1/compare?feature=support-chat&by=prompt_version&a=v6&b=v7&from=-3h")
                .get("data");
        assertThat(data.get("a").asText()).isEqualTo("support@v6");
        assertThat(data.get("b").asText()).isEqualTo("support@v7");
    }

    @Test
    void shouldCompareModelsOverTheFeaturesThatBothServed() {
        models("support-chat", "old", 300, 3_000_000);
        models("doc-summary", "old", 300, 1_000_000);
        models("support-chat", "new", 600, 3_000_000);
        models("doc-summary", "new", 200, 1_000_000);
        models("search", "new", 150, 9_000_000);
        JsonNode data = server.json("/v1/compare?by=model&a=old&b=new&from=-3h").get("data");
        JsonNode cost = measure(data, "cost_per_call");
        assertThat(cost.get("strata").asInt()).isEqualTo(2);
        assertThat(cost.at("/a/level").asDouble()).isCloseTo(.002, within(.0002));
        assertThat(cost.at("/b/level").asDouble()).isCloseTo(.002, within(.0002));
        assertThat(cost.get("low").asDouble()).isNegative();
        assertThat(cost.has("recommendation")).isFalse();
        assertThat(data.at("/leftOut/0").asText()).isEqualTo("search");
    }

    @Test
    void shouldNotCompareWhatNoCallHas() {
        versions(100, 100);
        JsonNode without = server.json(V6_V7).at("/data/notCompared/0");
        assertThat(without.get("metric").asText()).isEqualTo("first_token");
        assertThat(without.get("reason").asText()).isEqualTo("no call has it");
    }

    @Test
    void shouldNameEveryFaultAsInTheGoldenFile() {
        HttpResponse<String> response =
                server.get("/v1/compare?by=colour&a=x&b=x&split=2&alpha=no&prompt_versoin=v6&from=now&to=-1h");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        Golden.assertText("compare-invalid.json", response.body() + "\n");
    }

    @Test
    void shouldNameWhatThereIsWhenASideHasNoCalls() {
        versions(100, 100);
        JsonNode problem = server.json(V6_V7.replace("@v7", "@v9"));
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("b");
        assertThat(problem.at("/errors/0/reason").asText()).contains("support@v6, support@v7");
    }

    @Test
    void shouldBlameByWhenNoGroupingHoldsIt() {
        JsonNode problem = server.json("/v1/compare?feature=support-chat&by=variant&a=x&b=y");
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("by");
        assertThat(problem.at("/errors/0/reason").asText()).contains("feature,prompt_version");
    }

    @Test
    void shouldCompareVariantsWhereTheirGroupingIsKept() {
        InMemoryState kept = new InMemoryState(Groupings.parse("feature,variant"), Story.NOW);
        for (int i = 0; i < 200; i++) {
            kept.count(
                    call("v6", "gpt-4o").dimension(Dimension.VARIANT, "control").cost(3_000_000 + i));
            kept.count(
                    call("v6", "gpt-4o").dimension(Dimension.VARIANT, "short").cost(2_000_000 + i));
        }
        try (RunningServer other = new RunningServer(kept, Story.CLOCK)) {
            JsonNode data = other.json("/v1/compare?feature=support-chat&by=variant&a=control&b=short&split=0.5")
                    .get("data");
            assertThat(measure(data, "cost_per_call").get("recommendation").asText())
                    .isEqualTo("stop_for_b");
        }
    }

    private static JsonNode measure(JsonNode data, String metric) {
        return StreamSupport.stream(data.get("measures").spliterator(), false)
                .filter(measure -> measure.get("metric").asText().equals(metric))
                .findFirst()
                .orElseThrow(() -> new AssertionError(metric + " is not in " + data));
    }

    /** The new version costs and takes more; it is judged the same. */
    private void versions(int before, int after) {
        for (int i = 0; i < before; i++) {
            state.count(measured(call("support@v6", "gpt-4o"), 1, 1));
        }
        for (int i = 0; i < after; i++) {
            state.count(measured(call("support@v7", "gpt-4o"), 4. / 3, 1.5));
        }
    }

    private CallFacts measured(CallFacts call, double cost, double time) {
        return call.cost(Math.round(cost * 3_000_000 * StrictMath.exp(.2 * random.nextGaussian())))
                .duration(Math.round(time * 900_000 * StrictMath.exp(.5 * random.nextGaussian())))
                .score(Story.JUDGED, random.nextInt(5) * 250_000L);
    }

    private void models(String feature, String model, int calls, long nanos) {
        for (int i = 0; i < calls; i++) {
            state.count(Story.call("2026-11-20T16:40:00Z", feature, "acme", model, "")
                    .cost(Math.round(nanos * (1 + .1 * random.nextGaussian()))));
        }
    }

    private static CallFacts call(String version, String model) {
        return Story.call("2026-11-20T16:40:00Z", "support-chat", "acme", model, version);
    }
}
