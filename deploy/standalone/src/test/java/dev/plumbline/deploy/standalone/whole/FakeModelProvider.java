package dev.plumbline.deploy.standalone.whole;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers chat completions as OpenAI does and messages as Anthropic does: 812 prompt tokens, 512 of them cached. */
final class FakeModelProvider implements AutoCloseable {
    private static final String OPENAI = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-4o-2024-08-06",
             "choices":[{"index":0,"message":{"role":"assistant","content":"A weight on a string."},
                         "finish_reason":"stop"}],
             "usage":{"prompt_tokens":812,"completion_tokens":164,"total_tokens":976,
                      "prompt_tokens_details":{"cached_tokens":512},
                      "completion_tokens_details":{"reasoning_tokens":64}}}""";
    private static final String ANTHROPIC = """
            {"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-20250514",
             "content":[{"type":"text","text":"A weight on a string."}],"stop_reason":"end_turn",
             "usage":{"input_tokens":300,"output_tokens":164,"cache_read_input_tokens":512,
                      "cache_creation_input_tokens":0}}""";

    private final HttpServer server;

    private FakeModelProvider(HttpServer server) {
        this.server = server;
    }

    static FakeModelProvider start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", exchange -> answer(exchange, OPENAI));
        server.createContext("/v1/messages", exchange -> answer(exchange, ANTHROPIC));
        server.start();
        return new FakeModelProvider(server);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
