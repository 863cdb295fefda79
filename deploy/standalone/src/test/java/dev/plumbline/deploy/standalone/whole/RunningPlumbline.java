package dev.plumbline.deploy.standalone.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** {@code plumbline up} in a process of its own, on free ports, with a directory of its own. */
final class RunningPlumbline implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path dir;
    private final List<String> settings = new ArrayList<>();
    private Process process;
    private JsonNode up;

    /** Starts a process under {@code dir}, with further settings as {@code key=value}. */
    RunningPlumbline(Path dir, String... settings) throws Exception {
        this.dir = dir;
        this.settings.addAll(List.of(settings));
        List<String> ports = List.of("http.port", "gateway.port", "broker.port", "registry.port");
        for (int i = 0; i < ports.size(); i++) {
            this.settings.add(ports.get(i) + "=" + freePort());
        }
        start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void start() throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("up", "-o", "json", "--data-dir", dir.resolve("data").toString()));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        process = command(arguments, "up.err");
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        assertThat(line).as(Files.readString(dir.resolve("up.err"))).isNotNull();
        up = JSON.readTree(line).path("data");
    }

    /** Starts the command line in a process of its own. */
    private Process command(List<String> arguments, String errors) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.plumbline.deploy.standalone.cli.PlumblineCli"));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(new File(dir.toFile(), errors)))
                .start();
    }

    /** Time from the start of the process until it was ready. */
    Duration ready() {
        return Duration.ofMillis(up.path("readyMillis").asLong());
    }

    String bootstrapServers() {
        return up.path("bootstrapServers").asText();
    }

    String registry() {
        return up.path("registry").asText();
    }

    String gateway() {
        return up.path("gateway").asText();
    }

    /** Kills the process as {@code kill -9} does, and starts it again on what is left. */
    void killAndRestart() throws Exception {
        process.destroyForcibly().waitFor();
        start();
    }

    /** Starts {@code plumbline replay} in a process of its own. */
    Replay replay(Path file, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("replay", file.toString(), "-o", "json"));
        arguments.addAll(List.of("--bootstrap", bootstrapServers(), "--registry", registry()));
        arguments.addAll(List.of("--journal", dir.resolve("imports").toString()));
        arguments.addAll(Arrays.asList(options));
        return new Replay(command(arguments, "replay.err"));
    }

    /** What a command gave. */
    record Run(int status, String out) {}

    /** Runs a command in a process of its own. */
    Run run(String... arguments) throws Exception {
        Process command = command(Arrays.asList(arguments), "run.err");
        String out = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Run(command.exitValue(), out);
    }

    /** Runs a command that asks this process, its answer as JSON. */
    Run ask(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("-o", "json", "--bootstrap", bootstrapServers(), "--registry", registry()));
        return run(all.toArray(String[]::new));
    }

    /** Where the query API is. */
    String url() {
        return up.path("dashboard").asText();
    }

    /** A replay under way. */
    record Replay(Process process) {
        /** Waits for its end; answers its report. */
        JsonNode await() throws Exception {
            String out = process.inputReader().readLine();
            assertThat(exitStatus()).isZero();
            return JSON.readTree(out).path("data");
        }

        /** Waits for its end, good or bad. */
        int exitStatus() throws InterruptedException {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        }

        /** Kills it as {@code kill -9} does. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    /** The answer to a query, for example {@code /v1/cost?step=total}. */
    JsonNode get(String path) throws Exception {
        var response = http.send(
                HttpRequest.newBuilder(URI.create(up.path("dashboard").asText()).resolve(path))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    /** The line of the ledger for one kind of record, {@code calls} or {@code scores}. */
    JsonNode ledger(String stream) throws Exception {
        for (JsonNode line : get("/v1/ledger").path("data")) {
            if (line.path("stream").asText().equals(stream)) {
                return line;
            }
        }
        throw new AssertionError("no line for " + stream);
    }

    /** Waits until all packets are merged too: the totals then hold {@code calls}. */
    void awaitTotal(String grouping, String from, long calls) {
        String path = "/v1/cost?step=total&group_by=" + grouping + "&from=" + from;
        Awaitility.await("totals of " + calls + " calls")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .until(() -> get(path).at("/all/total/calls").asLong() == calls);
    }

    /** Waits until the first of these are counted. */
    void awaitSome(String stream) {
        Awaitility.await("the first " + stream)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> ledger(stream).path("counted").asLong() > 0);
    }

    /** Waits until {@code attempted} calls were attempted and the ledger balances. */
    JsonNode awaitBalanced(long attempted) {
        return Awaitility.await("the ledger to balance at " + attempted + " calls")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .until(
                        () -> ledger("calls"),
                        line -> line.path("attempted").asLong() == attempted
                                && line.path("balanced").asBoolean());
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
