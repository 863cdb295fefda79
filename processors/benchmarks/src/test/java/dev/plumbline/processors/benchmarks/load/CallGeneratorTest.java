package dev.plumbline.processors.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallGeneratorTest {
    private static final Workload WORKLOAD = new Workload(50_000, 1_000, Duration.ofMinutes(10), 5);

    private static List<LlmCall> calls(Workload workload) {
        CallGenerator generator = new CallGenerator(workload, 1_800_000_000_000_000L);
        return Stream.generate(generator::next).limit(workload.events()).toList();
    }

    @Test
    void shouldMakeTheSameCallsFromTheSameSeed() {
        assertThat(calls(WORKLOAD.withEvents(100))).isEqualTo(calls(WORKLOAD.withEvents(100)));
    }

    @Test
    void shouldHaveAboutAsManySeriesAsAsked() {
        Set<List<String>> series = new HashSet<>();
        for (LlmCall call : calls(WORKLOAD)) {
            series.add(List.of("f", call.getFeature()));
            series.add(List.of("fm", call.getFeature(), call.getServedModel()));
            series.add(List.of("fv", call.getFeature(), call.getPromptVersion()));
            series.add(List.of("t", call.getTenant()));
            series.add(List.of("tf", call.getTenant(), call.getFeature()));
            series.add(List.of("m", call.getServedModel()));
        }
        assertThat(series).hasSizeBetween(900, 1_100);
    }

    @Test
    void shouldMakeCallsOfRealisticSize() {
        RecordEncoder<LlmCall> encoder = RecordEncoder.of(Topic.CALLS, LlmCall.class, Registries.same());
        double mean = calls(WORKLOAD).stream()
                .mapToInt(call -> encoder.encode(call).length)
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(180.0, 250.0);
    }
}
