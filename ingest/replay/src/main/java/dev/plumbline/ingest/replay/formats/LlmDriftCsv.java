package dev.plumbline.ingest.replay.formats;

import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.formats.text.CsvFile;
import dev.plumbline.ingest.replay.formats.text.RowFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the scores of LLMDrift (columns task, item_id, model_family, model_version, latency_s, answer_tokens, cost_usd,
 * score): one call a row, whose requested model is the family and whose served model is family and version. Each pair of
 * task and model runs its old version first and then its new one, in a seeded order: a silent model update as it was.
 *
 * <ul>
 *   <li>feature and prompt name: the task; provider: openai; outcome: OK
 *   <li>call id: {@code llmdrift/task/item/model/version}
 *   <li>score: {@code correctness}, source HEURISTIC
 *   <li>output tokens: {@code answer_tokens}; reported cost: {@code cost_usd}
 *   <li>input tokens: the rest of the cost at the prices of early 2023, 30 and 60 USD per million for GPT-4 and 2 USD per
 *       million for GPT-3.5 Turbo. That is a whole positive number in 6,396 of 6,400 rows, and 0 in the other four,
 *       which reached the token limit.
 * </ul>
 *
 * <p>To be shuffled, the rows are held in memory, at most {@value #MAX_ROWS}; calls are made when they are asked for.
 */
public final class LlmDriftCsv implements RecordSource {
    /** Rows that a file may have. */
    public static final int MAX_ROWS = 1_000_000;

    private final String tenant;
    private final List<ReplayRecord.Unreadable> faults;
    private final List<LlmDriftLayout.Slot> slots;
    private final long shiftMicros;
    private int position;

    private LlmDriftCsv(List<LlmDriftRow> rows, List<ReplayRecord.Unreadable> faults, LlmDriftOptions options) {
        this.tenant = options.tenant();
        this.faults = faults;
        this.slots = LlmDriftLayout.layOut(rows, options);
        this.shiftMicros = slots.isEmpty()
                ? 0
                : options.anchor()
                        .shift(
                                slots.get(0).offsetMicros(),
                                slots.get(slots.size() - 1).offsetMicros());
    }

    /** @throws IOException if the file cannot be read, lacks a column or has too many rows */
    public static RecordSource open(Path file, LlmDriftOptions options) throws IOException {
        List<LlmDriftRow> rows = new ArrayList<>();
        List<ReplayRecord.Unreadable> faults = new ArrayList<>();
        try (CsvFile csv = new CsvFile(file, LlmDriftRow.COLUMNS)) {
            for (CsvFile.Row row = csv.next(); row != null; row = csv.next()) {
                if (rows.size() + faults.size() == MAX_ROWS) {
                    throw new IOException(file.getFileName() + " has more than " + MAX_ROWS + " rows");
                }
                try {
                    rows.add(LlmDriftRow.parse(row));
                } catch (RowFault e) {
                    faults.add(new ReplayRecord.Unreadable(row.line(), e.reason()));
                }
            }
        }
        return new LlmDriftCsv(rows, faults, options);
    }

    /** Rows that could not be read come first, then the calls in the order of their time. */
    @Override
    public @Nullable ReplayRecord next() {
        int at = position++;
        if (at < faults.size()) {
            return faults.get(at);
        }
        if (at - faults.size() >= slots.size()) {
            return null;
        }
        LlmDriftLayout.Slot slot = slots.get(at - faults.size());
        return ReplayRecord.Call.of(slot.row().toCall(tenant, slot.offsetMicros() + shiftMicros));
    }

    @Override
    public OptionalLong total() {
        return OptionalLong.of((long) faults.size() + slots.size());
    }
}
