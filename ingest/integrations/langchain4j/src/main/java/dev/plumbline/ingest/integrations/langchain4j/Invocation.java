package dev.plumbline.ingest.integrations.langchain4j;

import dev.plumbline.ingest.client.CallBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of an AI service's method: its feature, and the last model call until nothing more can be said of it. Verdicts
 * that come before a call go to the first call. Thread-safe.
 */
final class Invocation {
    /** As many as a call may carry. */
    private static final int MAX_VERDICTS = 32;

    private final String feature;
    private final List<Consumer<CallBuilder>> waiting = new ArrayList<>();
    private @Nullable CallBuilder held;
    private int verdicts;
    private boolean asked;

    Invocation(String feature) {
        this.feature = feature;
    }

    String feature() {
        return feature;
    }

    /** Adds what a guardrail said to the held call, or to the next one. */
    synchronized void verdict(String name, String word, boolean blocked) {
        if (verdicts == MAX_VERDICTS) {
            return;
        }
        verdicts++;
        if (held == null) {
            waiting.add(call -> call.guardrail(name, word, blocked));
        } else {
            held.guardrail(name, word, blocked);
        }
    }

    /** Keeps a call that has ended; the one before goes out. */
    synchronized void hold(CallBuilder call) {
        release();
        asked = true;
        waiting.forEach(verdict -> verdict.accept(call));
        verdicts = waiting.size();
        waiting.clear();
        held = call;
    }

    /** Publishes the held call, if there is one. */
    synchronized void release() {
        if (held != null) {
            held.publish();
            held = null;
            verdicts = 0;
        }
    }

    /** Whether a model was asked at all. */
    synchronized boolean asked() {
        return asked;
    }
}
