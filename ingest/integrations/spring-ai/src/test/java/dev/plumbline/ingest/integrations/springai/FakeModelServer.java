package dev.plumbline.ingest.integrations.springai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Speaks OpenAI's chat completions on a free port of the loopback interface; answers in the order they were queued. */
final class FakeModelServer implements AutoCloseable {
    private record Answer(int status, String type, String body) {}

    private static final Answer SILENCE = new Answer(0, "", "");

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    FakeModelServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    FakeModelServer answer(String json) {
        return answer(200, "application/json", json);
    }

    FakeModelServer fail(int status) {
        return answer(status, "application/json", "{\"error\":{\"message\":\"no\",\"type\":\"refused\"}}");
    }

    FakeModelServer stream(String... chunks) {
        StringBuilder events = new StringBuilder();
        for (String chunk : chunks) {
            events.append("data: ").append(chunk).append("\n\n");
        }
        return answer(200, "text/event-stream", events + "data: [DONE]\n\n");
    }

    /** Never answers, until the server is closed. */
    FakeModelServer staySilent() {
        answers.add(SILENCE);
        return this;
    }

    private FakeModelServer answer(int status, String type, String body) {
        answers.add(new Answer(status, type, body));
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Answer answer = answers.remove();
            if (answer.equals(SILENCE)) {
                closing.await();
                return;
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
