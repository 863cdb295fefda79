package dev.plumbline.ingest.integrations.langchain4j;

import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.observability.api.listener.AiServiceListener;
import dev.plumbline.ingest.client.PlumblineClient;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The listeners of one application: one for its chat models, which publishes each call, and some for its AI services,
 * which add the feature and the verdicts of guardrails.
 *
 * <p>A model's listener works alone; the services' listeners need the model's of the same telemetry. A successful call of
 * an AI service goes out when its next model call starts or the service method ends, so that it carries the verdicts of
 * output guardrails; all others go out at once. Thread-safe; no listener ever throws.
 */
public final class LangChain4jTelemetry implements AutoCloseable {
    private final ChatModelListener model;
    private final List<AiServiceListener<?>> services;
    private final Invocations invocations;

    LangChain4jTelemetry(
            PlumblineClient client, String feature, FeatureNaming naming, InstantSource clock, LongSupplier nanos) {
        invocations = new Invocations(client, feature, naming, nanos);
        model = new ChatCallListener(client, feature, invocations, clock, nanos);
        services = ServiceListeners.of(invocations);
    }

    /**
     * Names features {@code Interface.method}.
     *
     * @param client takes the calls; stays the caller's to close
     * @param feature the feature of calls that no AI service made
     */
    public static LangChain4jTelemetry of(PlumblineClient client, String feature) {
        return of(client, feature, FeatureNaming.INTERFACE_AND_METHOD);
    }

    /**
     * Names features as the application likes.
     *
     * @param client takes the calls; stays the caller's to close
     * @param feature the feature of calls that no AI service made, or whose naming gives no name
     * @param naming names the feature of an AI service's method
     */
    public static LangChain4jTelemetry of(PlumblineClient client, String feature, FeatureNaming naming) {
        return new LangChain4jTelemetry(client, feature, naming, Clock.systemUTC(), System::nanoTime);
    }

    /** For {@code listeners(List.of(...))} of chat models, streaming or not. One listener serves any number of them. */
    public ChatModelListener modelListener() {
        return model;
    }

    /** For {@code AiServices.builder(...).registerListeners(...)}. */
    public List<AiServiceListener<?>> serviceListeners() {
        return services;
    }

    /** Publishes calls that still wait for the end of their service method. Close the client after this. */
    @Override
    public void close() {
        invocations.releaseAll();
    }
}
