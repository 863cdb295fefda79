package dev.plumbline.ingest.replay.formats;

import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.schemas.records.LlmCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Drains sources in tests. */
final class Sources {
    private Sources() {}

    static List<ReplayRecord> all(RecordSource source) throws IOException {
        List<ReplayRecord> records = new ArrayList<>();
        try (source) {
            for (ReplayRecord record = source.next(); record != null; record = source.next()) {
                records.add(record);
            }
        }
        return records;
    }

    static List<LlmCall> calls(RecordSource source) throws IOException {
        return all(source).stream()
                .filter(ReplayRecord.Call.class::isInstance)
                .map(record -> ((ReplayRecord.Call) record).call())
                .toList();
    }

    static List<ReplayRecord.Unreadable> faults(List<ReplayRecord> records) {
        return records.stream()
                .filter(ReplayRecord.Unreadable.class::isInstance)
                .map(ReplayRecord.Unreadable.class::cast)
                .toList();
    }
}
