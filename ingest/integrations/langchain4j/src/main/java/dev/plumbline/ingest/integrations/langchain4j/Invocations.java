package dev.plumbline.ingest.integrations.langchain4j;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.schemas.records.Outcome;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The runs of AI services' methods that have not ended. LangChain4j tells a service's listeners about a request just
 * before it asks the model, on the same thread; the request that the model's listener then sees is a copy with the same
 * messages, so that the identity of the last one ties the two together.
 *
 * <p>A stream that is given up never ends: what has not been touched for a minute goes out at the next event, and so does
 * the eldest when there are too many. Thread-safe.
 */
final class Invocations {
    static final int MAX_OPEN = 4_096;
    static final Duration IDLE = Duration.ofMinutes(1);

    private final PlumblineClient client;
    private final String feature;
    private final FeatureNaming naming;
    private final LongSupplier nanos;
    private final Map<UUID, Open> open = new LinkedHashMap<>(16, 0.75f, true);
    /** Of this telemetry alone, hence not static: two of them may watch the same call. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Expected> expected = new ThreadLocal<>();

    Invocations(PlumblineClient client, String feature, FeatureNaming naming, LongSupplier nanos) {
        this.client = client;
        this.feature = feature;
        this.naming = naming;
        this.nanos = nanos;
    }

    /** The run that an event belongs to. */
    Invocation of(InvocationContext context) {
        Invocation unknown = new Invocation(name(context));
        Invocation invocation;
        List<Invocation> abandoned;
        synchronized (open) {
            Open known = open.get(context.invocationId());
            invocation = known == null ? unknown : known.invocation();
            open.put(context.invocationId(), new Open(invocation, nanos.getAsLong()));
            abandoned = sweep();
        }
        abandoned.forEach(Invocation::release);
        return invocation;
    }

    /** The next call of a model on this thread belongs to the run, if it is about the same messages. */
    void expect(Invocation invocation, ChatRequest request) {
        expected.set(new Expected(invocation, new WeakReference<>(last(request))));
    }

    /** The run that a model's request belongs to; null if no AI service made it. */
    @Nullable
    Invocation take(ChatRequest request) {
        Expected next = expected.get();
        expected.remove();
        return next != null && next.message().refersTo(last(request)) ? next.invocation() : null;
    }

    /** The run has ended. */
    void end(InvocationContext context) {
        expected.remove();
        Open ended;
        synchronized (open) {
            ended = open.remove(context.invocationId());
        }
        if (ended != null) {
            ended.invocation().release();
        }
    }

    /** An input guardrail ended the run. When no model was asked, the run is published as a call that was filtered. */
    void block(InvocationContext context, Throwable error) {
        Invocation invocation = of(context);
        if (!invocation.asked()) {
            var parameters = context.defaultRequestParameters();
            invocation.hold(client.call(invocation.feature())
                    .provider(Providers.name(context.modelProvider()))
                    .requestedModel(parameters == null ? null : parameters.modelName())
                    .startedAt(context.timestamp())
                    .error(error)
                    .outcome(Outcome.FILTERED));
        }
        end(context);
    }

    void releaseAll() {
        List<Open> all;
        synchronized (open) {
            all = List.copyOf(open.values());
            open.clear();
        }
        all.forEach(entry -> entry.invocation().release());
    }

    private List<Invocation> sweep() {
        List<Invocation> abandoned = new ArrayList<>();
        long now = nanos.getAsLong();
        for (Iterator<Open> eldest = open.values().iterator(); eldest.hasNext(); ) {
            Open entry = eldest.next();
            if (open.size() <= MAX_OPEN && now - entry.touchedNanos() < IDLE.toNanos()) {
                break;
            }
            abandoned.add(entry.invocation());
            eldest.remove();
        }
        return abandoned;
    }

    private String name(InvocationContext context) {
        try {
            String named = naming.feature(context.interfaceName(), context.methodName());
            return named == null || named.isEmpty() ? feature : named;
        } catch (RuntimeException noName) {
            return feature;
        }
    }

    private static @Nullable ChatMessage last(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        return messages.isEmpty() ? null : messages.get(messages.size() - 1);
    }

    private record Open(Invocation invocation, long touchedNanos) {}

    private record Expected(Invocation invocation, WeakReference<@Nullable ChatMessage> message) {}
}
