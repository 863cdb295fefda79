package dev.plumbline.deploy.standalone.bench;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.ByteBuffer;
import java.util.Random;

/** Requests of spans as an instrumented service sends them: 15 attributes each and half a kilobyte of messages. */
final class Spans {
    private static final String MESSAGES = "[{\"role\":\"user\",\"content\":\"" + "words ".repeat(80) + "\"}]";

    private Spans() {}

    static byte[] request(int spans, Random random) {
        ScopeSpans.Builder scope = ScopeSpans.newBuilder();
        for (int i = 0; i < spans; i++) {
            scope.addSpans(span(random));
        }
        Resource resource = Resource.newBuilder()
                .addAttributes(text("service.name", "shop"))
                .addAttributes(text("service.version", "4.2"))
                .addAttributes(text("deployment.environment.name", "production"))
                .addAttributes(text("telemetry.sdk.language", "python"))
                .build();
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(
                        ResourceSpans.newBuilder().setResource(resource).addScopeSpans(scope))
                .build()
                .toByteArray();
    }

    private static Span span(Random random) {
        long start = System.currentTimeMillis() * 1_000_000;
        return Span.newBuilder()
                .setTraceId(bytes(16, random))
                .setSpanId(bytes(8, random))
                .setName("chat gpt-4o")
                .setStartTimeUnixNano(start)
                .setEndTimeUnixNano(start + 900_000_000L)
                .addAttributes(text("gen_ai.operation.name", "chat"))
                .addAttributes(text("gen_ai.provider.name", "openai"))
                .addAttributes(text("gen_ai.request.model", "gpt-4o"))
                .addAttributes(text("gen_ai.response.model", "gpt-4o-2024-08-06"))
                .addAttributes(text("gen_ai.response.id", "chatcmpl-" + random.nextInt()))
                .addAttributes(text("gen_ai.workflow.name", "feature-" + random.nextInt(20)))
                .addAttributes(text("gen_ai.conversation.id", "s-" + random.nextInt(1_000)))
                .addAttributes(text("gen_ai.input.messages", MESSAGES))
                .addAttributes(text("server.address", "api.openai.com"))
                .addAttributes(text("gen_ai.output.type", "text"))
                .addAttributes(number("server.port", 443))
                .addAttributes(number("gen_ai.request.max_tokens", 1_000))
                .addAttributes(number("gen_ai.usage.input_tokens", 500 + random.nextInt(500)))
                .addAttributes(number("gen_ai.usage.cache_read.input_tokens", random.nextInt(400)))
                .addAttributes(number("gen_ai.usage.output_tokens", random.nextInt(300)))
                .build();
    }

    private static ByteString bytes(int length, Random random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return ByteString.copyFrom(ByteBuffer.wrap(bytes));
    }

    private static KeyValue text(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static KeyValue number(String key, long value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setIntValue(value))
                .build();
    }
}
