package dev.plumbline.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class TraceIdTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final Span SPAN =
            Span.wrap(SpanContext.create(TRACE, "b7ad6b7169203331", TraceFlags.getDefault(), TraceState.getDefault()));

    private final FakeKafka kafka = FakeKafka.answering();

    @Test
    void shouldTakeTheTraceOfTheCurrentSpan() {
        try (PlumblineClient client = Plumbline.client(kafka.config().build())) {
            try (Scope scope = SPAN.makeCurrent()) {
                client.call("chat").publish();
                client.call("chat").traceId("1".repeat(32)).publish();
            }
            client.call("chat").publish();
        }

        assertThat(kafka.calls())
                .extracting(call -> call.getTraceId())
                .containsExactlyInAnyOrder(TRACE, "1".repeat(32), "");
    }

    @Test
    void shouldDoWithoutOpenTelemetry() throws Exception {
        try (URLClassLoader bare = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader());
                Scope scope = SPAN.makeCurrent()) {
            assertThat(TraceIds.find(bare).get()).isEmpty();
            assertThat(TraceIds.find(TraceIdTest.class.getClassLoader()).get()).isEqualTo(TRACE);
        }
    }
}
