package dev.plumbline.ingest.integrations.springai;

import dev.plumbline.ingest.client.CallBuilder;
import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.schemas.records.Outcome;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.time.Clock;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.chat.prompt.ChatOptions;

/**
 * Publishes one call for each observation of a chat model, when it stops. The start travels in the observation's context,
 * under this handler as the key. Thread-safe; never throws.
 */
public final class ChatCallHandler implements ObservationHandler<ChatModelObservationContext> {
    private final PlumblineClient client;
    private final Features features;
    private final InstantSource clock;
    private final LongSupplier nanos;

    /**
     * Makes a handler for {@code ObservationRegistry.observationConfig().observationHandler(...)}.
     *
     * @param client takes the calls; stays the caller's to close
     * @param feature the feature of calls within no observation that names one with {@link Features#KEY}
     */
    public ChatCallHandler(PlumblineClient client, String feature) {
        this(client, feature, Clock.systemUTC(), System::nanoTime);
    }

    ChatCallHandler(PlumblineClient client, String feature, InstantSource clock, LongSupplier nanos) {
        this.client = client;
        this.features = new Features(feature);
        this.clock = clock;
        this.nanos = nanos;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ChatModelObservationContext;
    }

    @Override
    public void onStart(ChatModelObservationContext context) {
        Shield.run(() -> context.put(this, new CallStart(clock.instant(), nanos.getAsLong())));
    }

    @Override
    public void onStop(ChatModelObservationContext context) {
        Shield.run(() -> {
            CallBuilder call = describe(context);
            end(call, context);
            call.publish();
        });
    }

    private CallBuilder describe(ChatModelObservationContext context) {
        ChatOptions options = context.getRequest().getOptions();
        CallBuilder call = client.call(features.of(context))
                .provider(Providers.name(context.getOperationMetadata().provider()))
                .requestedModel(options == null ? null : options.getModel());
        CallStart start = context.get(this);
        return start == null ? call : call.startedAt(start.at()).duration(start.until(nanos.getAsLong()));
    }

    /** A stream that stops with neither an answer nor an error was given up by its reader. */
    private static void end(CallBuilder call, ChatModelObservationContext context) {
        @Nullable ChatResponse response = context.getResponse();
        Throwable error = context.getError();
        if (response != null) {
            Responses.fill(call, response, context.getOperationMetadata().provider());
        } else if (error == null) {
            call.outcome(context.isStreaming() ? Outcome.CANCELLED : Outcome.UNKNOWN);
        }
        if (error != null) {
            Failure failure = Failure.of(error);
            call.error(failure.type()).outcome(failure.outcome());
        }
    }
}
