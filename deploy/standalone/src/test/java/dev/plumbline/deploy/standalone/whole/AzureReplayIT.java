package dev.plumbline.deploy.standalone.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays an hour of real arrivals through the real process. */
class AzureReplayIT {
    @TempDir
    private Path dir;

    @Test
    void shouldCountEveryCallAndEveryToken() throws Exception {
        Path file = SharedData.file("azure-llm-2023/AzureLLMInferenceTrace_conv.csv");
        try (RunningPlumbline plumbline = new RunningPlumbline(dir)) {
            plumbline.replay(file, "--format", "azure").await();
            plumbline.awaitBalanced(19_366);
            plumbline.awaitTotal("tenant", "-3h", 19_366);
            JsonNode all = plumbline
                    .get("/v1/series?group_by=tenant&step=total&from=-3h")
                    .at("/all/total");
            assertThat(all.path("calls").asLong()).isEqualTo(19_366);
            assertThat(all.at("/tokens/input").asLong()).isEqualTo(22_361_870);
            assertThat(all.at("/tokens/output").asLong()).isEqualTo(4_088_665);
            assertThat(plumbline.ledger("calls").path("counted").asLong()).isEqualTo(19_366);
        }
    }
}
