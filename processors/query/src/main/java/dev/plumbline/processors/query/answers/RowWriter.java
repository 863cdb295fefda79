package dev.plumbline.processors.query.answers;

import dev.plumbline.processors.query.requests.SeriesRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Puts merged rows into the form of the answer. */
final class RowWriter {
    private final SeriesRequest request;
    private final Instant openFrom;

    RowWriter(SeriesRequest request, Instant openFrom) {
        this.request = request;
        this.openFrom = openFrom;
    }

    Row row(Map<String, String> key, ScannedRow row) {
        return new Row(key, Totals.of(row.total(), request), points(row));
    }

    OtherRows other(int rows, ScannedRow merged) {
        return new OtherRows(rows, Totals.of(merged.total(), request), points(merged));
    }

    private List<Point> points(ScannedRow row) {
        return row.windows().entrySet().stream()
                .map(entry -> new Point(
                        entry.getKey(), !entry.getKey().isBefore(openFrom), Totals.of(entry.getValue(), request)))
                .toList();
    }
}
