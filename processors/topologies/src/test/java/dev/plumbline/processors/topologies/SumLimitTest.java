package dev.plumbline.processors.topologies;

import static dev.plumbline.processors.topologies.Streamed.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.schemas.limits.RecordLimits;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.ScoreSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SumLimitTest {
    @TempDir(factory = MemoryDirectory.class)
    private Path state;

    @Test
    void shouldQuarantineWhatCouldTakeASumBeyondItsRange() {
        List<InlineScore> scores = IntStream.range(0, RecordLimits.MAX_SCORES)
                .mapToObj(i -> new InlineScore("s" + i, RecordLimits.MAX_SCORE, ScoreSource.HUMAN, "", ""))
                .toList();
        try (Streamed streamed = new Streamed(state, Rules.NONE)) {
            for (int i = 0; i < 710; i++) {
                streamed.call(Calls.call("c" + i, ARRIVAL).setScores(scores).build(), ARRIVAL);
            }
            assertThat(streamed.ledger()).isEqualTo(Map.of("calls counted", 706L, "calls quarantined sum_limit", 4L));
        }
    }
}
