package dev.plumbline.deploy.registry.interop;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** A real Apicurio registry, in memory, as a child process on a JDK that it runs on. */
final class ApicurioServer implements AutoCloseable {

    private static final int JDK = 21;

    private final Process process;
    private final int port;

    private ApicurioServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Started and ready; aborts the test, with the reason, where there is no fitting JDK. */
    static ApicurioServer start(Path log) throws IOException {
        Path home = Path.of(System.getProperty("apicurio.home", "target/apicurio"));
        if (!Files.exists(home.resolve("quarkus-run.jar"))) {
            throw new TestAbortedException("No Apicurio in " + home.toAbsolutePath() + ": run Maven with -Pinterop");
        }
        Path java = java().orElseThrow(() -> new TestAbortedException(
                "No JDK " + JDK + " or later for Apicurio: set JAVA_HOME_25_X64, or install one under /usr/lib/jvm"));
        int port = freePort();
        Process process = new ProcessBuilder(command(java, port))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ApicurioServer server = new ApicurioServer(process, port);
        try {
            server.awaitReady(log);
            return server;
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Path java, int port) throws IOException {
        return List.of(
                java.toString(),
                "-Xmx384m",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=" + freePort(),
                "-Dapicurio.rest.deletion.artifact.enabled=true",
                "-Dapicurio.rest.deletion.artifact-version.enabled=true",
                "-jar",
                "quarkus-run.jar");
    }

    private void awaitReady(Path log) {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest subjects = HttpRequest.newBuilder(URI.create(url() + "/subjects"))
                .timeout(Duration.ofSeconds(5))
                .build();
        await("Apicurio, see " + log)
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptionsInstanceOf(IOException.class)
                .failFast("Apicurio ended, see " + log, () -> !process.isAlive())
                .until(() -> http.send(subjects, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    /** The first of the JDKs that the environment names, that are installed, or that the path leads to. */
    private static Optional<Path> java() throws IOException {
        List<Path> homes = new ArrayList<>();
        System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("JAVA_HOME"))
                .forEach(variable -> homes.add(Path.of(variable.getValue())));
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> found = Files.list(installed)) {
                found.sorted().forEach(homes::add);
            }
        }
        String path = System.getenv().getOrDefault("PATH", "");
        Stream<Path> onPath = Stream.of(path.split(":", -1)).map(folder -> Path.of(folder, "java"));
        return Stream.concat(homes.stream().map(home -> home.resolve("bin/java")), onPath)
                .filter(Files::isExecutable)
                .filter(candidate -> feature(candidate) >= JDK)
                .findFirst();
    }

    /** The feature version that a launcher's {@code release} file states, 0 if it has none. */
    private static int feature(Path java) {
        try {
            Path release = java.toRealPath().getParent().resolveSibling("release");
            return Files.readAllLines(release).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", "").split("\\.", -1)[0])
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
