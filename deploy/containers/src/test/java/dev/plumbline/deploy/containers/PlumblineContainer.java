package dev.plumbline.deploy.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A container of the image on a volume, in the network of this machine: everything in it listens on loopback alone, so
 * no published port would reach it. Its ports are free ones.
 */
final class PlumblineContainer extends GenericContainer<PlumblineContainer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(60);
    private static final List<String> PORTS = List.of("HTTP", "GATEWAY", "BROKER", "REGISTRY");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String volume;

    PlumblineContainer(DataVolume volume) throws IOException {
        super(DockerImageName.parse(
                Objects.requireNonNull(System.getProperty("plumbline.image"), "-Dplumbline.image=plumbline:local")));
        this.volume = volume.name();
        for (String port : PORTS) {
            withEnv("PLUMBLINE_" + port + "_PORT", Integer.toString(freePort()));
        }
        withNetworkMode("host");
        withCreateContainerCmdModifier(this::mount);
        waitingFor(new ReadyWait(at("HTTP", "/health/ready"), START_TIMEOUT));
    }

    private void mount(CreateContainerCmd command) {
        Mount data = new Mount().withType(MountType.VOLUME).withSource(volume).withTarget("/var/lib/plumbline");
        Objects.requireNonNull(command.getHostConfig()).withMounts(List.of(data));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private URI at(String port, String path) {
        return URI.create("http://127.0.0.1:" + getEnvMap().get("PLUMBLINE_" + port + "_PORT") + path);
    }

    /** Sends calls as JSON; returns once Kafka has acknowledged all of them. */
    void post(String calls) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(at("GATEWAY", "/v1/calls"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(calls))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** The answer of the query API, for example to {@code /v1/cost?step=total}. */
    JsonNode get(String path) throws Exception {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(at("HTTP", path)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** What a command in the container writes. */
    String run(String... command) throws Exception {
        ExecResult result = execInContainer(command);
        assertThat(result.getExitCode()).as(result.getStderr()).isZero();
        return result.getStdout();
    }

    /** What the image's own health check says: starting, healthy or unhealthy. */
    String health() {
        return getCurrentContainerInfo().getState().getHealth().getStatus();
    }

    /** Ends it with a signal, as {@code docker kill} does; answers its exit code. */
    int end(String signal) {
        getDockerClient().killContainerCmd(getContainerId()).withSignal(signal).exec();
        return getDockerClient()
                .waitContainerCmd(getContainerId())
                .start()
                .awaitStatusCode(END_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }
}
