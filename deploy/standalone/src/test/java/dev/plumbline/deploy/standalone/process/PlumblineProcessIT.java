package dev.plumbline.deploy.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.api.QueryApi;
import dev.plumbline.deploy.standalone.api.QueryString;
import dev.plumbline.deploy.standalone.config.ConfigValues;
import dev.plumbline.deploy.standalone.config.ProcessConfig;
import dev.plumbline.deploy.standalone.config.Setting;
import dev.plumbline.deploy.standalone.pipeline.StreamsPipeline;
import dev.plumbline.deploy.standalone.replay.PublishingSink;
import dev.plumbline.ingest.replay.ReplayClock;
import dev.plumbline.ingest.replay.ReplayListener;
import dev.plumbline.ingest.replay.ReplayPlan;
import dev.plumbline.ingest.replay.Replayer;
import dev.plumbline.ingest.replay.Speed;
import dev.plumbline.ingest.replay.formats.Anchor;
import dev.plumbline.ingest.replay.formats.JsonLines;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class PlumblineProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path dir;

    @Test
    void shouldCountOnceWhatCameThroughGatewayAndReplayAcrossARestart() throws Exception {
        Path file = CallFile.write(dir.resolve("calls.jsonl"), 1_000);
        String body = CallFile.line("posted", "feature-0", Instant.now().minusSeconds(60));
        try (PlumblineProcess.Running process = start(config())) {
            assertThat(post(process.addresses().gateway(), "[" + body + "]")).isEqualTo(200);
            replay(process.addresses(), file);
            awaitLedger(process.addresses(), 1_001, 0);
        }

        try (PlumblineProcess.Running process = start(config())) {
            replay(process.addresses(), file);

            awaitLedger(process.addresses(), 1_001, 1_000);
            JsonNode total = feature(process.addresses(), "feature-0");
            assertThat(total.path("calls").asLong()).isEqualTo(251);
            assertThat(total.at("/tokens/input").asLong()).isEqualTo(25_100);
            assertThat(total.at("/cost/nanos").asText()).isEqualTo(Long.toString(251 * (100 * 150 + 10 * 600)));
        }
    }

    @Test
    void shouldNameTheFieldWhenTheGatewayRefusesABody() throws Exception {
        try (PlumblineProcess.Running process = start(config())) {
            assertThat(post(process.addresses().gateway(), "[{\"feature\": 7}]"))
                    .isEqualTo(400);
        }
    }

    @Test
    void shouldRefuseADataDirectoryThatIsInUse() {
        try (PlumblineProcess.Running first = start(config())) {
            assertThat(first.state().status().ready()).isTrue();
            assertThatThrownBy(() -> start(config()))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("Another Plumbline uses");
        }
    }

    @Test
    void shouldNameThePortAndItsSettingWhenItIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            ConfigValues values = values().flag(Setting.HTTP_PORT, "--port", Integer.toString(taken.getLocalPort()));

            assertThatThrownBy(() -> start(ProcessConfig.of(values, dir)))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining(taken.getLocalPort() + " (http.port)");
        }
    }

    private static PlumblineProcess.Running start(ProcessConfig config) {
        return PlumblineProcess.start(config, StreamsPipeline.starter(), what -> {});
    }

    private ProcessConfig config() {
        return ProcessConfig.of(values(), dir);
    }

    private ConfigValues values() {
        ConfigValues values = new ConfigValues()
                .flag(Setting.DATA_DIR, "test", dir.resolve("data").toString());
        for (Setting port :
                new Setting[] {Setting.HTTP_PORT, Setting.GATEWAY_PORT, Setting.BROKER_PORT, Setting.REGISTRY_PORT}) {
            values.flag(port, "test", "0");
        }
        return values;
    }

    private static void replay(Addresses addresses, Path file) throws Exception {
        PublishingSink sink = new PublishingSink(
                addresses.bootstrapServers(), addresses.registry().toString());
        new Replayer(
                        JsonLines.open(file, Anchor.recorded()),
                        sink,
                        ReplayPlan.at(Speed.MAX),
                        ReplayListener.NONE,
                        ReplayClock.system())
                .run();
        assertThat(sink.close(PATIENCE).lost()).isZero();
    }

    private static void awaitLedger(Addresses addresses, long counted, long duplicate) {
        QueryApi api = new QueryApi(addresses.query());
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode calls = api.get("/v1/ledger", QueryString.none()).at("/data/0");
            assertThat(calls.path("counted").asLong()).isEqualTo(counted);
            assertThat(calls.path("duplicate").asLong()).isEqualTo(duplicate);
            assertThat(calls.path("balanced").asBoolean()).isTrue();
        });
    }

    private static JsonNode feature(Addresses addresses, String feature) {
        QueryString query = QueryString.none()
                .with("group_by", "feature")
                .with("feature", feature)
                .with("fields", "calls,tokens,cost")
                .with("from", "-2h")
                .with("step", "total");
        return new QueryApi(addresses.query()).get("/v1/series", query).at("/all/total");
    }

    private static int post(URI gateway, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/v1/calls"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
