package dev.plumbline.processors.benchmarks.served;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.benchmarks.contenders.SeriesNames;
import dev.plumbline.processors.benchmarks.load.CallGenerator;
import dev.plumbline.processors.benchmarks.load.Workload;
import dev.plumbline.schemas.records.LlmCall;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WindowCountTest {
    private static final long END_MICROS = 1_763_000_000_000_000L;

    @Test
    void shouldCountEachWindowOfEachSeriesOnce() {
        Workload workload = new Workload(3_000, 100, Duration.ofHours(3), 5);
        Set<List<Object>> windows = new HashSet<>();
        CallGenerator calls = new CallGenerator(workload, END_MICROS);
        for (int i = 0; i < workload.events(); i++) {
            LlmCall call = calls.next();
            Set<String> series = new HashSet<>(SeriesNames.of(call));
            series.add("requested " + call.getFeature() + call.getRequestedModel());
            for (String name : series) {
                for (long seconds : List.of(60, 3_600, 86_400)) {
                    windows.add(List.of(name, seconds, call.getStartedAtMicros() / 1_000_000 / seconds));
                }
            }
        }
        assertThat(WindowCount.of(workload, END_MICROS)).isEqualTo(windows.size());
    }
}
