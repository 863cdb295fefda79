package dev.plumbline.ingest.integrations.langchain4j;

import dev.langchain4j.guardrail.GuardrailResult.Result;
import dev.langchain4j.guardrail.InputGuardrailException;
import dev.langchain4j.observability.api.event.AiServiceErrorEvent;
import dev.langchain4j.observability.api.event.InputGuardrailExecutedEvent;
import dev.langchain4j.observability.api.event.OutputGuardrailExecutedEvent;
import dev.langchain4j.observability.api.listener.AiServiceCompletedListener;
import dev.langchain4j.observability.api.listener.AiServiceErrorListener;
import dev.langchain4j.observability.api.listener.AiServiceListener;
import dev.langchain4j.observability.api.listener.AiServiceRequestIssuedListener;
import dev.langchain4j.observability.api.listener.InputGuardrailExecutedListener;
import dev.langchain4j.observability.api.listener.OutputGuardrailExecutedListener;
import java.util.List;
import java.util.Locale;

/** The listeners of AI services: each tells the {@link Invocations} what happened. */
final class ServiceListeners {
    private ServiceListeners() {}

    static List<AiServiceListener<?>> of(Invocations invocations) {
        AiServiceRequestIssuedListener issued = event ->
                Shield.run(() -> invocations.expect(invocations.of(event.invocationContext()), event.request()));
        AiServiceCompletedListener completed = event -> Shield.run(() -> invocations.end(event.invocationContext()));
        AiServiceErrorListener failed = event -> Shield.run(() -> fail(invocations, event));
        InputGuardrailExecutedListener input = event -> Shield.run(() -> judge(invocations, event));
        OutputGuardrailExecutedListener output = event -> Shield.run(() -> judge(invocations, event));
        return List.of(issued, completed, failed, input, output);
    }

    private static void fail(Invocations invocations, AiServiceErrorEvent event) {
        if (event.error() instanceof InputGuardrailException) {
            invocations.block(event.invocationContext(), event.error());
        } else {
            invocations.end(event.invocationContext());
        }
    }

    /** A rewritten prompt is not a blocked answer. */
    private static void judge(Invocations invocations, InputGuardrailExecutedEvent event) {
        Result result = event.result().result();
        invocations
                .of(event.invocationContext())
                .verdict(event.guardrailName(), word(result), result == Result.FAILURE || result == Result.FATAL);
    }

    private static void judge(Invocations invocations, OutputGuardrailExecutedEvent event) {
        Result result = event.result().result();
        invocations
                .of(event.invocationContext())
                .verdict(event.guardrailName(), word(result), result != Result.SUCCESS);
    }

    private static String word(Result result) {
        return result.name().toLowerCase(Locale.ROOT);
    }
}
