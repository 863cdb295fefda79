package dev.plumbline.processors.query.http;

import dev.plumbline.processors.query.answers.Money;
import dev.plumbline.processors.query.answers.Quantiles;
import dev.plumbline.processors.query.answers.Row;
import dev.plumbline.processors.query.answers.ScoreSummary;
import dev.plumbline.processors.query.answers.SeriesAnswer;
import dev.plumbline.processors.query.answers.Totals;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A series answer as RFC 4180 CSV: one line a row and window, or one line a row for a total. Exact numbers, no
 * rounding. Text that a spreadsheet would run as a formula is prefixed with an apostrophe.
 */
final class SeriesCsv {
    private final List<Map<String, String>> lines = new ArrayList<>();

    private SeriesCsv() {}

    static boolean isWanted(Context ctx) {
        String format = ctx.queryParam("format");
        String accept = ctx.header("Accept");
        return "csv".equals(format) || (format == null && accept != null && accept.startsWith("text/csv"));
    }

    static String of(SeriesAnswer answer) {
        SeriesCsv csv = new SeriesCsv();
        boolean total = "total".equals(answer.meta().step());
        for (Row row : answer.data()) {
            if (total) {
                csv.add(row.key(), String.valueOf(answer.meta().from()), row.total());
            } else {
                row.points().forEach(point -> csv.add(row.key(), point.at().toString(), point.totals()));
            }
        }
        return csv.text();
    }

    private void add(Map<String, String> key, String at, Totals totals) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("at", at);
        key.forEach((name, value) -> line.put(name, harmless(value)));
        line.put("calls", Long.toString(totals.calls()));
        addCounts(line, "outcome_", totals.outcomes());
        addCounts(line, "tokens_", totals.tokens());
        addMoney(line, totals.cost());
        addQuantiles(line, "duration_", totals.duration());
        addQuantiles(line, "first_token_", totals.firstToken());
        if (totals.scores() != null) {
            totals.scores().forEach(score -> addScore(line, score));
        }
        lines.add(line);
    }

    private static void addCounts(Map<String, String> line, String prefix, @Nullable Map<String, Long> counts) {
        if (counts != null) {
            counts.forEach((name, count) -> line.put(prefix + name, Long.toString(count)));
        }
    }

    private static void addMoney(Map<String, String> line, @Nullable Money money) {
        if (money != null) {
            line.put("cost_nanos", money.nanos());
            line.put("cost_usd", money.usd());
            line.put("unpriced_calls", Long.toString(money.unpricedCalls()));
        }
    }

    private static void addQuantiles(Map<String, String> line, String prefix, @Nullable Quantiles quantiles) {
        if (quantiles != null) {
            quantiles.quantiles().forEach(q -> line.put(prefix + "q" + q.q() + "_micros", Long.toString(q.micros())));
        }
    }

    private static void addScore(Map<String, String> line, ScoreSummary score) {
        String prefix = "score_" + harmless(score.name()) + "_" + score.source() + "_";
        line.put(prefix + "count", Long.toString(score.count()));
        line.put(prefix + "mean", score.mean().toPlainString());
        line.put(prefix + "sum_micros", score.sumMicros());
    }

    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private String text() {
        Set<String> columns = new LinkedHashSet<>();
        lines.forEach(line -> columns.addAll(line.keySet()));
        StringBuilder out = new StringBuilder();
        append(out, List.copyOf(columns));
        lines.forEach(line ->
                append(out, columns.stream().map(c -> line.getOrDefault(c, "")).toList()));
        return out.toString();
    }

    private static void append(StringBuilder out, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        out.append("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
