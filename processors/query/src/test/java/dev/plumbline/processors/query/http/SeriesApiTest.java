package dev.plumbline.processors.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.processors.query.Story;
import dev.plumbline.processors.query.state.Completeness;
import dev.plumbline.processors.query.state.InMemoryState;
import dev.plumbline.processors.rollups.Resolution;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesApiTest {
    private final InMemoryState state = Story.told();
    private final RunningServer server = new RunningServer(state, Story.CLOCK);

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1m", "5m", "1h", "6h", "1d", "total"})
    void shouldGiveTheSameExactCostAtEveryStep(String step) {
        JsonNode answer = server.json("/v1/cost?group_by=feature&from=today&step=" + step);

        assertThat(answer.at("/all/total/cost/nanos").asText()).isEqualTo("13641017");
        assertThat(answer.at("/data/0/key/feature").asText()).isEqualTo("support-chat");
        assertThat(answer.at("/data/0/total/cost/nanos").asText()).isEqualTo("13640010");
        assertThat(answer.at("/data/1/total/cost/nanos").asText()).isEqualTo("1007");
    }

    @Test
    void shouldAnswerCostAsInTheGoldenFile() {
        Golden.assertJson("cost.json", server.json("/v1/cost?group_by=feature&from=-3h&step=1h"));
    }

    @Test
    void shouldAnswerAllFieldsAsInTheGoldenFile() {
        String fields = "calls,tokens,cost,duration,first_token,scores,histogram";
        Golden.assertJson(
                "series.json",
                server.json("/v1/series?group_by=feature&from=-3h&step=total&q=0.5,0.99&fields=" + fields));
    }

    @Test
    void shouldCountUnpricedCallsAndNotCostThemAtZero() {
        JsonNode docs = server.json("/v1/cost?group_by=feature&feature=doc-summary&step=total")
                .at("/data/0/total/cost");

        assertThat(docs.get("unpricedCalls").asLong()).isEqualTo(1);
        assertThat(docs.get("pricedCalls").asLong()).isEqualTo(2);
        assertThat(docs.get("nanosPer1kCalls").asText()).isEqualTo("503500");
    }

    @Test
    void shouldSayThatNoRateIsKnownWhenNoCallIsPriced() {
        JsonNode cost = server.json("/v1/cost?model=mystery-1&step=total").at("/all/total/cost");

        assertThat(cost.has("nanosPer1kCalls")).isFalse();
        assertThat(cost.get("unpricedCalls").asLong()).isEqualTo(1);
    }

    @Test
    void shouldMergeSketchesInsteadOfAveragingQuantiles() {
        JsonNode all = server.json("/v1/latency?q=0.5&from=-3h&step=1h").at("/all/total/duration");

        assertThat(all.get("count").asLong()).isEqualTo(4);
        assertThat(all.at("/quantiles/0/micros").asDouble()).isBetween(900_000 / 1.0079, 900_000 * 1.0079);
        assertThat(all.get("maxMicros").asLong()).isEqualTo(9_000_000);
    }

    @Test
    void shouldGiveTimeToFirstTokenWhenAskedFor() {
        JsonNode total =
                server.json("/v1/latency?of=first_token&q=0,1&step=total").at("/all/total");

        assertThat(total.at("/firstToken/quantiles/0/micros").asLong()).isEqualTo(190_000);
        assertThat(total.at("/firstToken/quantiles/1/micros").asLong()).isEqualTo(210_000);
        assertThat(total.has("duration")).isFalse();
    }

    @Test
    void shouldNeverMixSourcesOfScores() {
        JsonNode scores = server.json("/v1/quality?step=total").at("/all/total/scores");

        assertThat(scores).hasSize(2);
        assertThat(scores.at("/0/source").asText()).isEqualTo("judge");
        assertThat(scores.at("/0/sumMicros").asText()).isEqualTo("2100000");
        assertThat(new BigDecimal(scores.at("/0/mean").asText())).isEqualByComparingTo("0.7");
        assertThat(scores.at("/1/source").asText()).isEqualTo("human");
        assertThat(scores.at("/1/count").asLong()).isEqualTo(1);
    }

    @Test
    void shouldWriteScoresWithSixDecimals() {
        assertThat(server.get("/v1/quality?step=total&source=judge").body()).contains("\"mean\":0.700000");
    }

    @Test
    void shouldServeFromTheSmallestGroupingThatHoldsTheDimensions() {
        JsonNode byTenant = server.json("/v1/cost?group_by=tenant&feature=support-chat&step=total");

        assertThat(byTenant.at("/meta/grouping").toString()).isEqualTo("[\"tenant\",\"feature\"]");
        assertThat(byTenant.at("/data/0/key/tenant").asText()).isEqualTo("zeta");
        assertThat(byTenant.at("/data/0/total/cost/nanos").asText()).isEqualTo("7960007");
        assertThat(byTenant.at("/data/1/total/cost/nanos").asText()).isEqualTo("5680003");
    }

    @Test
    void shouldNameTheGroupingsWhenNoneHoldsTheDimensions() {
        JsonNode problem = server.json("/v1/cost?group_by=tenant,model");

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("group_by");
        assertThat(problem.at("/errors/0/reason").asText()).contains("tenant,model", "feature | feature,model");
    }

    @Test
    void shouldWidenTheRangeToWholeWindowsAndSaySo() {
        JsonNode meta = server.json("/v1/cost?from=2026-11-20T15:20:00Z&to=2026-11-20T16:20:00%2B00:00&step=1h")
                .get("meta");

        assertThat(meta.get("from").asText()).isEqualTo("2026-11-20T15:00:00Z");
        assertThat(meta.get("to").asText()).isEqualTo("2026-11-20T17:00:00Z");
        assertThat(meta.get("step").asText()).isEqualTo("1h");
    }

    @Test
    void shouldMarkWindowsThatEndAfterTheWatermarkAsOpen() {
        JsonNode answer = server.json("/v1/cost?from=-2h&step=1h");

        assertThat(answer.at("/meta/openFrom").asText()).isEqualTo("2026-11-20T17:00:00Z");
        assertThat(answer.at("/all/points/0/open").asBoolean()).isFalse();
        assertThat(answer.at("/all/points")
                        .get(answer.at("/all/points").size() - 1)
                        .get("open")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void shouldLeaveWindowsOpenForTheGraceBehindTheWatermark() {
        state.watermark(Story.NOW);
        state.grace(Duration.ofMinutes(2));

        JsonNode answer = server.json("/v1/cost?from=-30m&step=1m");

        assertThat(answer.at("/meta/openFrom").asText()).isEqualTo("2026-11-20T17:12:00Z");
        assertThat(answer.at("/all/points").findValuesAsText("at")).endsWith("2026-11-20T17:13:00Z");
        assertThat(answer.at("/all/points").findValuesAsText("open")).endsWith("true");
        assertThat(server.json("/v1/cost?from=-30m&step=5m")
                        .at("/meta/openFrom")
                        .asText())
                .isEqualTo("2026-11-20T17:10:00Z");
    }

    @Test
    void shouldLeaveGapsWhereThereWereNoCalls() {
        JsonNode points = server.json("/v1/cost?from=-3h&step=5m").at("/all/points");

        assertThat(points.findValuesAsText("at"))
                .containsExactly(
                        "2026-11-20T15:00:00Z",
                        "2026-11-20T16:40:00Z",
                        "2026-11-20T16:55:00Z",
                        "2026-11-20T17:00:00Z",
                        "2026-11-20T17:10:00Z");
    }

    @Test
    void shouldMergeTheRowsBeyondTheLimitIntoOther() {
        JsonNode answer = server.json("/v1/cost?group_by=feature&limit=1&step=total");

        assertThat(answer.at("/meta/truncated").asBoolean()).isTrue();
        assertThat(answer.at("/meta/rows").asInt()).isEqualTo(2);
        assertThat(answer.get("data")).hasSize(1);
        assertThat(answer.at("/other/rows").asInt()).isEqualTo(1);
        assertThat(answer.at("/other/total/cost/nanos").asText()).isEqualTo("1007");
    }

    @Test
    void shouldSayWhenNotAllPartitionsAnswered() {
        state.completeness(new Completeness(3, 4, Story.NOW, Story.NOW, Duration.ofMillis(1_500)));

        JsonNode meta = server.json("/v1/cost").get("meta");

        assertThat(meta.get("complete").asBoolean()).isFalse();
        assertThat(meta.at("/partitions/answered").asInt()).isEqualTo(3);
        assertThat(meta.get("lagSeconds").asDouble()).isEqualTo(1.5);
    }

    @Test
    void shouldAnswer503WithRetryAfterWhenStateCannotBeRead() {
        state.outage("Two partitions are being restored.");

        HttpResponse<String> response = server.get("/v1/cost");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("Two partitions are being restored.");
    }

    @Test
    void shouldReportEverythingWrongWithARequestAtOnce() {
        Golden.assertJson(
                "invalid.json",
                server.json(
                        "/v1/latency?group_by=colour&from=soon&step=7m&q=2&of=thought&limit=0&source=cat&fature=x"));
    }

    @Test
    void shouldRefuseStepsWhoseWindowsAreNoLongerKept() {
        state.keepFrom(Resolution.MINUTE, Story.NOW.minusSeconds(48 * 3_600));

        JsonNode problem = server.json("/v1/cost?from=-3d&step=5m");

        assertThat(problem.at("/errors/0/reason").asText()).contains("minute", "2026-11-18T17:14:08Z");
    }

    @Test
    void shouldMoveUpToTheFirstWholeWindowAndSaySo() {
        state.keepFrom(Resolution.MINUTE, Story.NOW.minusSeconds(7_200 + 60));

        JsonNode answer = server.json("/v1/cost?from=-2h&step=15m");

        assertThat(answer.at("/meta/from").asText()).isEqualTo("2026-11-20T15:15:00Z");
        assertThat(answer.at("/meta/keptFrom").asText()).isEqualTo("2026-11-20T15:13:08Z");
        assertThat(answer.at("/all/points/0/at").asText()).isEqualTo("2026-11-20T16:30:00Z");
    }

    @Test
    void shouldNotMoveUpARangeThatIsWhollyKept() {
        state.keepFrom(Resolution.MINUTE, Story.NOW.minusSeconds(4 * 3_600));

        JsonNode meta = server.json("/v1/cost?from=-2h&step=15m").get("meta");

        assertThat(meta.get("from").asText()).isEqualTo("2026-11-20T15:00:00Z");
        assertThat(meta.has("keptFrom")).isFalse();
    }

    @Test
    void shouldMoveUpATotalThatReachesFurtherBackThanDays() {
        for (Resolution resolution : Resolution.values()) {
            state.keepFrom(resolution, Story.NOW.minusSeconds(36 * 3_600));
        }

        JsonNode meta =
                server.json("/v1/cost?from=2026-01-01T00:00:00Z&step=total").get("meta");

        assertThat(meta.get("from").asText()).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(meta.get("keptFrom").asText()).isEqualTo("2026-11-19T05:14:08Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"total", "1h"})
    void shouldRefuseARangeOfWhichNothingIsKept(String step) {
        for (Resolution resolution : Resolution.values()) {
            state.keepFrom(resolution, Story.NOW.minusSeconds(600));
        }

        JsonNode problem = server.json("/v1/cost?from=-3h&to=-1h&step=" + step);

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("errors").findValuesAsText("reason"))
                .anySatisfy(reason -> assertThat(reason).contains("are kept from 2026-11-20T17:04:08Z"));
    }

    @Test
    void shouldReadATotalFromHoursWhenTheFirstMinuteIsPartlyGone() {
        state.keepFrom(Resolution.MINUTE, Story.NOW.minusSeconds(3_610));

        JsonNode meta = server.json("/v1/cost?from=-1h&step=total").get("meta");

        assertThat(meta.get("from").asText()).isEqualTo("2026-11-20T16:14:00Z");
        state.keepFrom(Resolution.MINUTE, Story.NOW.minusSeconds(3_605));
        assertThat(server.json("/v1/cost?from=-1h&step=total").at("/meta/from").asText())
                .isEqualTo("2026-11-20T16:00:00Z");
    }

    @Test
    void shouldWidenATotalToHoursWhenMinutesAreNoLongerKept() {
        state.keepFrom(Resolution.MINUTE, Story.NOW.minusSeconds(3_600));

        JsonNode meta = server.json("/v1/cost?from=-90m&step=total").get("meta");

        assertThat(meta.get("from").asText()).isEqualTo("2026-11-20T15:00:00Z");
    }

    @Test
    void shouldAnswerAnEmptyRangeWithoutRows() {
        JsonNode answer = server.json("/v1/series?group_by=feature&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z");

        assertThat(answer.get("data")).isEmpty();
        assertThat(answer.at("/all/total/calls").asLong()).isZero();
    }

    @Test
    void shouldWriteCsvWithExactNumbers() {
        HttpResponse<String> response =
                server.get("/v1/cost?group_by=feature&from=-3h&step=total", "Accept", "text/csv");

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        Golden.assertText("cost.csv", response.body());
    }

    @Test
    void shouldNotLetANameRunAsASpreadsheetFormula() {
        state.count(Story.call("2026-11-20T17:00:00Z", "=HYPERLINK(\"x\")", "acme", "gpt-4o", ""));

        assertThat(server.get("/v1/cost?group_by=feature&step=total&format=csv").body())
                .contains("\"'=HYPERLINK(\"\"x\"\")\"");
    }
}
