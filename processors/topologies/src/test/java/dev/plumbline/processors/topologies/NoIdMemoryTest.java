package dev.plumbline.processors.topologies;

import static dev.plumbline.processors.topologies.Streamed.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.intake.ids.IdMemory;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoIdMemoryTest {
    @TempDir(factory = MemoryDirectory.class)
    private Path state;

    @Test
    void shouldCountACallAgainWhenNoIdsAreRemembered() {
        TopologySettings shipped = Streamed.settings(Rules.NONE, new InMemorySchemaRegistry());
        TopologySettings forgetful = new TopologySettings(
                shipped.intake().withMemory(IdMemory.NONE),
                shipped.rollup(),
                shipped.rules(),
                shipped.prices(),
                shipped.registry(),
                shipped.outputs());
        try (Streamed streamed = new Streamed(state, forgetful)) {
            LlmCall call = Calls.call("again", ARRIVAL).build();
            streamed.call(call, ARRIVAL);
            streamed.call(call, ARRIVAL);
            assertThat(streamed.ledger()).containsEntry("calls counted", 2L).doesNotContainKey("calls duplicate");
        }
    }
}
