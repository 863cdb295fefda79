package dev.plumbline.processors.topologies;

import static dev.plumbline.processors.topologies.Streamed.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.publishers.PublisherReports;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.PublisherKind;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.records.StreamCounters;
import dev.plumbline.schemas.serde.RecordDecoder;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherReportsTest {
    @TempDir(factory = MemoryDirectory.class)
    private Path state;

    @Test
    void shouldKeepWhatPublishersLostWhenTheyAreLongGone() {
        try (Streamed streamed = new Streamed(state, Rules.NONE)) {
            report(streamed, "one", 10, Map.of("buffer_full", 2L), ARRIVAL);
            report(streamed, "two", 20, Map.of("buffer_full", 3L), ARRIVAL);
            report(streamed, "busy", 5, Map.of(), ARRIVAL.plus(Duration.ofDays(5)));
            assertThat(attempted(streamed)).isEqualTo(Map.of("one", 10L, "two", 20L, "busy", 5L));
            report(streamed, "busy", 6, Map.of(), ARRIVAL.plus(Duration.ofDays(9)));
            assertThat(attempted(streamed)).isEqualTo(Map.of("", 5L, "busy", 6L));
            report(streamed, "new", 1, Map.of(), ARRIVAL.plus(Duration.ofDays(20)));
            assertThat(attempted(streamed)).isEqualTo(Map.of("", 5L, "new", 1L));
        }
    }

    private static void report(Streamed streamed, String id, long attempted, Map<String, Long> dropped, Instant at) {
        PublisherReport report = new PublisherReport(
                id,
                PublisherKind.CLIENT,
                "web",
                0L,
                0L,
                false,
                List.of(new StreamCounters("calls", "acme", attempted, 0L, Map.of(), dropped)));
        RecordEncoder<PublisherReport> encoder =
                RecordEncoder.of(Topic.PUBLISHERS, PublisherReport.class, streamed.registry());
        streamed.send(Topic.PUBLISHERS, encoder.encode(report), Streamed.publisher(id), at);
    }

    private static Map<String, Long> attempted(Streamed streamed) {
        RecordDecoder<PublisherReport> decoder =
                RecordDecoder.of(Topic.PUBLISHERS, PublisherReport.class, streamed.registry());
        Map<String, Long> attempted = new TreeMap<>();
        KeyValueStore<String, byte[]> store = streamed.driver.getKeyValueStore(PublisherReports.STORE);
        try (var all = store.all()) {
            all.forEachRemaining(entry -> attempted.put(
                    entry.key,
                    decoder.decode(entry.value, null, null).getStreams().get(0).getAttempted()));
        }
        return attempted;
    }
}
