package dev.plumbline.processors.topologies.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.dedup.Salt;
import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.topologies.Calls;
import dev.plumbline.processors.topologies.intake.IntakePhase;
import dev.plumbline.processors.topologies.intake.IntakeSettings;
import dev.plumbline.processors.topologies.revision.CallLog;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits are rare in a backlog, and the heap has its bounds all the same. */
class BoundedHeapTest {
    private static final int TASKS = 256;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final RecordEncoder<LlmCall> encoder = RecordEncoder.of(Topic.CALLS, LlmCall.class, registry);

    @TempDir
    private Path directory;

    @Test
    void shouldAskForACommitWhenManyCallsHaveComeTogether() {
        IntakePhase phase = new IntakePhase(
                IntakeSettings.withDefaults(new Salt(1, 2)),
                TASKS,
                PriceBook.bundled(),
                registry,
                CallLog.Factory.NONE);
        SimulatedTask task = SimulatedTask.taking(phase, new TaskId(0, 0), directory.toFile());
        int calls = 0;
        while (!task.asksForCommit() && calls < 10_000) {
            Instant startedAt = NOON.minus(Duration.ofMinutes(calls));
            byte[] value = encoder.encode(Calls.call("call-" + calls, startedAt).build());
            task.process(new Input(Topic.CALLS.topicName(), 0, calls, value, NOON.toEpochMilli(), new RecordHeaders()));
            calls++;
        }
        assertThat(calls).isBetween(300, 9_999);
        task.drain();
        task.commit();
        task.process(new Input(
                Topic.CALLS.topicName(),
                0,
                calls,
                encoder.encode(Calls.call("one more", NOON).build()),
                NOON.toEpochMilli(),
                new RecordHeaders()));
        assertThat(task.asksForCommit()).isFalse();
    }
}
