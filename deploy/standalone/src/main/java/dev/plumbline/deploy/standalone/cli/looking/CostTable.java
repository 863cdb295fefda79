package dev.plumbline.deploy.standalone.cli.looking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.output.Column;
import dev.plumbline.deploy.standalone.output.Numbers;
import dev.plumbline.deploy.standalone.output.Sparkline;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Columns of the cost table: this stretch, the change from the one before, and its course. */
final class CostTable {
    private static final int MOST_BARS = 24;

    private final String by;
    private final JsonNode meta;
    private final boolean ascii;
    private final Map<String, BigInteger> before = new HashMap<>();

    CostTable(String by, JsonNode answer, JsonNode earlier, boolean ascii) {
        this.by = by;
        this.meta = answer.path("meta");
        this.ascii = ascii;
        for (JsonNode row : earlier.path("data")) {
            before.put(row.path("key").toString(), nanos(row));
        }
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (String dimension : by.split(",")) {
            columns.add(Column.text(dimension.strip().toUpperCase(Locale.ROOT), "/key/" + dimension.strip()));
        }
        columns.add(new Column(
                "SPEND",
                true,
                CostTable::spend,
                row -> row.at("/total/cost/usd").asText()));
        columns.add(new Column("Δ BEFORE", true, this::change, row -> change(row)));
        columns.add(Column.number("$/1K", "/total/cost/nanosPer1kCalls", Numbers::dollars));
        columns.add(Column.number("CALLS", "/total/calls", Numbers::count));
        columns.add(new Column(
                "UNPRICED",
                true,
                CostTable::unpriced,
                row -> row.at("/total/cost/unpricedCalls").asText()));
        columns.add(new Column("COURSE", false, this::course, row -> ""));
        return columns;
    }

    private static BigInteger nanos(JsonNode row) {
        return new BigInteger(row.at("/total/cost/nanos").asText("0"));
    }

    private static String spend(JsonNode row) {
        boolean partly = row.at("/total/cost/unpricedCalls").asLong() > 0;
        return (partly ? "≥ " : "") + Numbers.dollars(nanos(row).toString());
    }

    private static String unpriced(JsonNode row) {
        long calls = row.at("/total/cost/unpricedCalls").asLong();
        return calls == 0 ? "" : Numbers.count(Long.toString(calls));
    }

    private String change(JsonNode row) {
        BigInteger earlier = before.get(row.path("key").toString());
        if (earlier == null) {
            return "new";
        }
        BigInteger difference = nanos(row).subtract(earlier);
        return (difference.signum() > 0 ? "+" : "") + Numbers.dollars(difference.toString());
    }

    private String course(JsonNode row) {
        Map<Instant, BigInteger> known = new TreeMap<>();
        for (JsonNode point : row.path("points")) {
            known.put(
                    Instant.parse(point.path("at").asText()),
                    new BigInteger(point.at("/cost/nanos").asText("0")));
        }
        return known.size() < 2 ? "" : Sparkline.of(bars(known), ascii);
    }

    /** Every window of the range, the latest at most {@value #MOST_BARS}; those without calls are gaps. */
    private List<Optional<BigInteger>> bars(Map<Instant, BigInteger> known) {
        Instant from = Instant.parse(meta.path("from").asText());
        Instant to = Instant.parse(meta.path("to").asText());
        Duration step = step(known, Duration.between(from, to));
        List<Optional<BigInteger>> bars = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plus(step)) {
            bars.add(Optional.ofNullable(known.get(at)));
        }
        return bars.subList(Math.max(0, bars.size() - MOST_BARS), bars.size());
    }

    /** The shortest distance between two windows with calls is the step, or a multiple of it that fits as well. */
    private static Duration step(Map<Instant, BigInteger> known, Duration most) {
        Duration step = most;
        Instant last = null;
        for (Instant at : known.keySet()) {
            if (last != null && Duration.between(last, at).compareTo(step) < 0) {
                step = Duration.between(last, at);
            }
            last = at;
        }
        return step;
    }
}
