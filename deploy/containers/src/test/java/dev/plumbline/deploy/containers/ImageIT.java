package dev.plumbline.deploy.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What goes into the gateway of a container comes out of its query API, also when the container ended in between. One
 * container at a time, on one volume; each test has a tenant of its own.
 */
@RequiresDocker
class ImageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant STARTED_AT = Instant.now().minusSeconds(60);

    private static DataVolume volume;
    private static PlumblineContainer plumbline;

    @BeforeAll
    static void start() throws Exception {
        volume = DataVolume.create();
        startOnTheVolume();
    }

    private static void startOnTheVolume() throws Exception {
        plumbline = new PlumblineContainer(volume);
        plumbline.start();
    }

    @AfterAll
    static void remove() {
        plumbline.close();
        volume.close();
    }

    @Test
    void shouldAnswerCostOfEveryCallToTheNanoDollar() throws Exception {
        Calls calls = new Calls("acme", 0, 300, STARTED_AT);
        plumbline.post(calls.json());
        JsonNode cost = awaitCalls("acme", 300);
        assertThat(nanos(cost.path("all"))).isEqualTo(calls.nanos());
        assertThat(cost.path("data"))
                .hasSize(Calls.FEATURES)
                .allSatisfy(row -> assertThat(nanos(row)).isEqualTo(calls.nanosOf(feature(row))));
    }

    @ParameterizedTest
    @CsvSource({"KILL, 137", "TERM, 143"})
    void shouldKeepTotalsWhenStartedAgainOnTheSameVolume(String signal, int exitCode) throws Exception {
        long duplicatesBefore = ledger().path("duplicate").asLong();
        plumbline.post(new Calls(signal, 0, 300, STARTED_AT).json());
        awaitCalls(signal, 300);
        // Acknowledged, and not waited for: whether they are counted before the end is left to chance.
        plumbline.post(new Calls(signal, 300, 500, STARTED_AT).json());
        assertThat(plumbline.end(signal)).isEqualTo(exitCode);
        plumbline.close();
        startOnTheVolume();
        // Sent again by one who does not know whether they arrived, with new ones.
        plumbline.post(new Calls(signal, 200, 600, STARTED_AT).json());
        JsonNode cost = awaitCalls(signal, 600);
        assertThat(nanos(cost.path("all"))).isEqualTo(new Calls(signal, 0, 600, STARTED_AT).nanos());
        assertThat(awaitBalanced().path("duplicate").asLong() - duplicatesBefore)
                .isEqualTo(300);
    }

    @Test
    void shouldRunWithoutRootAndWithJemalloc() throws Exception {
        assertThat(plumbline.run("cat", "/proc/1/status")).contains("Uid:\t10001\t10001\t10001\t10001");
        assertThat(plumbline.run("cat", "/proc/1/maps")).contains("libjemalloc.so.2");
    }

    @Test
    void shouldBecomeHealthyByItsOwnCheck() {
        Awaitility.await().atMost(PATIENCE).until(() -> plumbline.health().equals("healthy"));
    }

    private static long nanos(JsonNode row) {
        return Long.parseLong(row.at("/total/cost/nanos").asText());
    }

    private static int feature(JsonNode row) {
        return Integer.parseInt(row.at("/key/feature").asText().substring(1));
    }

    private static JsonNode awaitCalls(String tenant, long calls) {
        return Awaitility.await("totals of " + calls + " calls")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(
                        () -> plumbline.get("/v1/cost?group_by=feature&step=total&from=-2h&tenant=" + tenant),
                        cost -> cost.at("/all/total/calls").asLong() == calls);
    }

    private static JsonNode awaitBalanced() {
        return Awaitility.await("the ledger to balance")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(ImageIT::ledger, line -> line.path("balanced").asBoolean());
    }

    private static JsonNode ledger() throws Exception {
        JsonNode ledger = plumbline.get("/v1/ledger");
        for (JsonNode line : ledger.path("data")) {
            if (line.path("stream").asText().equals("calls")) {
                return line;
            }
        }
        throw new AssertionError("no line for calls in " + ledger);
    }
}
