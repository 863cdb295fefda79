package dev.plumbline.ingest.integrations.langchain4j;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.plumbline.ingest.client.CallBuilder;
import dev.plumbline.ingest.client.PlumblineClient;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes one call for each response or error of a chat model. The start travels in the attributes that LangChain4j
 * keeps for each call, under this listener as the key. Thread-safe.
 */
final class ChatCallListener implements ChatModelListener {
    private final PlumblineClient client;
    private final String feature;
    private final Invocations invocations;
    private final InstantSource clock;
    private final LongSupplier nanos;

    ChatCallListener(
            PlumblineClient client, String feature, Invocations invocations, InstantSource clock, LongSupplier nanos) {
        this.client = client;
        this.feature = feature;
        this.invocations = invocations;
        this.clock = clock;
        this.nanos = nanos;
    }

    @Override
    public void onRequest(ChatModelRequestContext context) {
        Shield.run(() -> {
            Invocation invocation = invocations.take(context.chatRequest());
            context.attributes().put(this, new CallStart(clock.instant(), nanos.getAsLong(), invocation));
        });
    }

    @Override
    public void onResponse(ChatModelResponseContext context) {
        Shield.run(() -> {
            CallStart start = start(context.attributes());
            CallBuilder call = describe(context.chatRequest(), context.modelProvider(), start);
            Responses.fill(call, context.chatResponse());
            if (start == null || start.invocation() == null) {
                call.publish();
            } else {
                start.invocation().hold(call);
            }
        });
    }

    @Override
    public void onError(ChatModelErrorContext context) {
        Shield.run(() -> {
            CallStart start = start(context.attributes());
            CallBuilder call = describe(context.chatRequest(), context.modelProvider(), start);
            Failure failure = Failure.of(context.error());
            call.error(failure.type()).outcome(failure.outcome());
            if (start != null && start.invocation() != null) {
                start.invocation().hold(call);
                start.invocation().release();
            } else {
                call.publish();
            }
        });
    }

    private CallBuilder describe(ChatRequest request, @Nullable ModelProvider provider, @Nullable CallStart start) {
        Invocation invocation = start == null ? null : start.invocation();
        CallBuilder call = client.call(invocation == null ? feature : invocation.feature())
                .provider(Providers.name(provider))
                .requestedModel(request.parameters().modelName());
        return start == null ? call : call.startedAt(start.at()).duration(start.until(nanos.getAsLong()));
    }

    private @Nullable CallStart start(Map<Object, Object> attributes) {
        return (CallStart) attributes.get(this);
    }
}
