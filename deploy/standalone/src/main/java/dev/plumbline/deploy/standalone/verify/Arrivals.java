package dev.plumbline.deploy.standalone.verify;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.records.StreamCounters;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The ledger: what became of every record that arrived, and what publishers say of the others. Not thread-safe. */
final class Arrivals {
    private static final Set<String> STREAMS = Set.of("calls", "scores");
    private static final int MAX_PUBLISHER = 100;

    private final Figures figures;
    private final Map<String, Map<String, Long>> arrivedByStream = new HashMap<>();

    Arrivals(Figures figures) {
        this.figures = figures;
    }

    void add(String stream, ConsumerRecord<byte[], byte[]> record, String column) {
        figures.add(stream, column, 1);
        arrivedByStream.computeIfAbsent(stream, name -> new HashMap<>()).merge(publisher(record), 1L, Math::addExact);
    }

    void clamped(String stream) {
        figures.add(stream, "clamped", 1);
    }

    private static String publisher(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(Topic.PUBLISHER_HEADER);
        byte[] id = header == null || header.value() == null ? new byte[0] : header.value();
        return new String(id, 0, Math.min(id.length, MAX_PUBLISHER), StandardCharsets.US_ASCII);
    }

    /**
     * Adds the publishers' side: what they refused and lost, and what they attempted. Who was closed in order has the last
     * word; of anyone else, more may have arrived than was reported.
     */
    void addReports(Collection<PublisherReport> newest) {
        for (String stream : STREAMS) {
            Map<String, Long> arrived = arrivedByStream.getOrDefault(stream, Map.of());
            Set<String> publishers = new TreeSet<>(arrived.keySet());
            Map<String, PublisherReport> reports = new HashMap<>();
            newest.forEach(report -> reports.put(report.getPublisherId(), report));
            publishers.addAll(reports.keySet());
            for (String publisher : publishers) {
                PublisherReport report = reports.get(publisher);
                long settled = arrived.getOrDefault(publisher, 0L);
                long attempted = 0;
                for (StreamCounters counters : report == null ? List.<StreamCounters>of() : report.getStreams()) {
                    if (counters.getStream().equals(stream)) {
                        attempted += counters.getAttempted();
                        settled += unsent(stream, "rejected", counters.getRejected());
                        settled += unsent(stream, "dropped", counters.getDropped());
                    }
                }
                boolean closed = report != null && report.getClosed();
                figures.add(stream, "attempted", closed ? attempted : Math.max(attempted, settled));
            }
        }
    }

    private long unsent(String stream, String column, Map<String, Long> byReason) {
        long sum = 0;
        for (Map.Entry<String, Long> entry : byReason.entrySet()) {
            figures.add(stream, column + " " + entry.getKey(), entry.getValue());
            sum += entry.getValue();
        }
        return sum;
    }
}
