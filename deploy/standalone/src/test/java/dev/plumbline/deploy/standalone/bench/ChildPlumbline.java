package dev.plumbline.deploy.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code plumbline up} in a process of its own, which can be frozen. */
final class ChildPlumbline implements AutoCloseable {
    private final Process process;
    private final JsonNode up;

    private ChildPlumbline(Process process, JsonNode up) {
        this.process = process;
        this.up = up;
    }

    static ChildPlumbline start(Path dir) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.plumbline.deploy.standalone.cli.PlumblineCli",
                "up",
                "-o",
                "json",
                "--data-dir",
                dir.resolve("data").toString()));
        for (String port : List.of("http.port", "gateway.port", "broker.port", "registry.port")) {
            command.addAll(List.of("--set", port + "=" + freePort()));
        }
        Process process = new ProcessBuilder(command)
                .redirectError(dir.resolve("up.err").toFile())
                .start();
        String line = process.inputReader().readLine();
        return new ChildPlumbline(process, new ObjectMapper().readTree(line).path("data"));
    }

    String bootstrapServers() {
        return up.path("bootstrapServers").asText();
    }

    String registry() {
        return up.path("registry").asText();
    }

    void freeze() throws Exception {
        signal("-STOP");
    }

    void thaw() throws Exception {
        signal("-CONT");
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        thaw();
        process.destroy();
        process.waitFor();
    }
}
