package dev.plumbline.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser could send, byte by byte: a client of our own would set the host itself. */
class ProtectionTest {

    private static final String SCHEMA = "{\"schema\":\"\\\"int\\\"\"}";
    private static final String JSON = "application/vnd.schemaregistry.v1+json";

    private EmbeddedSchemaRegistry server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = EmbeddedSchemaRegistry.start(new RegistryOptions("127.0.0.1", 0, folder.resolve("journal")));
        assertThat(send("POST", "/subjects/s/versions", "localhost", JSON, SCHEMA))
                .startsWith("HTTP/1.1 200 ");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain;a=json",
                "text/plain; charset=application/json",
                "application/x-www-form-urlencoded;json",
                "multipart/form-data; boundary=+json",
                "application/jsonp",
                "text/json"
            })
    void shouldRefuseMediaTypesThatAPageMaySendWithoutAsking(String type) throws IOException {
        String answer = send("POST", "/subjects/t/versions", "localhost", type, SCHEMA);

        assertThat(answer).startsWith("HTTP/1.1 415 ").contains("\"error_code\":415");
        assertThat(send("GET", "/subjects", "localhost", JSON, "")).endsWith("[\"s\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "Application/JSON",
                "application/vnd.schemaregistry+json",
                "application/vnd.schemaregistry.v1+json ; charset=utf-8"
            })
    void shouldTakeJsonByEveryNameOfIt(String type) throws IOException {
        assertThat(send("POST", "/subjects/t/versions", "localhost", type, SCHEMA))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8081",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "10.0.0.1"
            })
    void shouldNotDeleteForAPageThatPointsItsNameHere(String host) throws IOException {
        String answer = send("DELETE", "/subjects/s", host, JSON, "");

        assertThat(answer).startsWith("HTTP/1.1 421 ").contains("\"error_code\":421");
        assertThat(send("GET", "/subjects", "localhost", JSON, "")).endsWith("[\"s\"]");
    }

    @Test
    void shouldRefuseARequestWithoutAHost() throws IOException {
        assertThat(raw("DELETE /subjects/s HTTP/1.0\r\n\r\n")).doesNotContain(" 200 ");
        assertThat(send("GET", "/subjects", "localhost", JSON, "")).endsWith("[\"s\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8081", "127.0.0.1:1", "[::1]", "[::1]:8081"})
    void shouldAnswerToLoopbackNames(String host) throws IOException {
        assertThat(send("GET", "/subjects", host, JSON, "")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void shouldAnswerToTheNameItWasToldToListenOn(@TempDir Path folder) throws IOException {
        server.close();
        server = EmbeddedSchemaRegistry.start(new RegistryOptions("127.0.0.2", 0, folder.resolve("journal")));

        assertThat(send("GET", "/subjects", "127.0.0.2:" + server.port(), JSON, ""))
                .startsWith("HTTP/1.1 200 ");
        assertThat(send("GET", "/subjects", "127.0.0.3", JSON, "")).startsWith("HTTP/1.1 421 ");
    }

    private String send(String method, String path, String host, String type, String body) throws IOException {
        return raw(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
    }

    private String raw(String request) throws IOException {
        String address = server.url().replaceFirst("http://(.*):\\d+", "$1");
        try (Socket socket = new Socket(InetAddress.getByName(address), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
