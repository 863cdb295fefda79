package dev.plumbline.processors.benchmarks.load;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.BudgetState;
import dev.plumbline.schemas.records.DeadLetter;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.records.Rollup;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import dev.plumbline.schemas.serde.RecordEncoder;

/** Registries in memory that give every schema the same id in every process. */
public final class Registries {
    private Registries() {}

    /** A registry that knows the schemas of all topics that the benchmark uses. */
    public static SchemaRegistry same() {
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        RecordEncoder.of(Topic.CALLS, LlmCall.class, registry).schemaId();
        RecordEncoder.of(Topic.ROLLUPS, Rollup.class, registry).schemaId();
        RecordEncoder.of(Topic.BUDGETS, BudgetState.class, registry).schemaId();
        RecordEncoder.of(Topic.ALERTS, Alert.class, registry).schemaId();
        RecordEncoder.of(Topic.DEAD_LETTERS, DeadLetter.class, registry).schemaId();
        RecordEncoder.of(Topic.PUBLISHERS, PublisherReport.class, registry).schemaId();
        return registry;
    }
}
