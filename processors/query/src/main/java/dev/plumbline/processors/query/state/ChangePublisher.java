package dev.plumbline.processors.query.state;

import dev.plumbline.schemas.records.ChangeEvent;
import java.util.concurrent.CompletionStage;

/** Writes change events, by which people decide about baselines. Thread-safe. */
@FunctionalInterface
public interface ChangePublisher {

    /** Writes one; completes with true once the broker has it, with false if it will not have it. */
    CompletionStage<Boolean> publish(ChangeEvent change);
}
