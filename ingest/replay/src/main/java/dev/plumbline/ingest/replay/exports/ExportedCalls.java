package dev.plumbline.ingest.replay.exports;

import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.formats.text.RowFault;
import dev.plumbline.schemas.records.LlmCall;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The calls of an export, made of its rows one at a time. Not thread-safe. */
final class ExportedCalls implements RecordSource {
    /** Makes the calls of a row: none where the row is no call, and many where it is a sum of calls. */
    @FunctionalInterface
    interface Mapping {
        Iterator<LlmCall> calls(ExportRow row) throws RowFault;
    }

    private final ExportRows rows;
    private final Mapping mapping;
    private Iterator<LlmCall> pending = Collections.emptyIterator();

    ExportedCalls(ExportRows rows, Mapping mapping) {
        this.rows = rows;
        this.mapping = mapping;
    }

    @Override
    public @Nullable ReplayRecord next() throws IOException {
        while (!pending.hasNext()) {
            ExportRow row = rows.next();
            if (row == null) {
                return null;
            }
            try {
                row.throwIfFaulty();
                pending = mapping.calls(row);
            } catch (RowFault e) {
                return new ReplayRecord.Unreadable(row.line(), e.reason());
            }
        }
        return ReplayRecord.Call.of(pending.next());
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
