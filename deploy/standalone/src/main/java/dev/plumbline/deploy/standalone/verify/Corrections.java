package dev.plumbline.deploy.standalone.verify;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Of each call that was corrected, the record that counts: the first one with the highest revision. Not thread-safe. */
final class Corrections {
    private record Last(int revision, int partition, long offset) {}

    private final Map<SeenIds.Id, Last> last = new HashMap<>();

    /** Notes a valid record with a revision. */
    void add(SeenIds.Id id, int revision, ConsumerRecord<?, ?> record) {
        Last candidate = new Last(revision, record.partition(), record.offset());
        last.merge(id, candidate, (before, now) -> now.revision > before.revision ? now : before);
    }

    boolean isCorrected(SeenIds.Id id) {
        return last.containsKey(id);
    }

    boolean isLast(SeenIds.Id id, ConsumerRecord<?, ?> record) {
        Last found = last.get(id);
        return found != null && found.partition == record.partition() && found.offset == record.offset();
    }
}
