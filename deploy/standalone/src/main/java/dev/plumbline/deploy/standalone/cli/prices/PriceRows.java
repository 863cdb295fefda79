package dev.plumbline.deploy.standalone.cli.prices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.deploy.standalone.output.Column;
import dev.plumbline.processors.pricelists.PriceDifference;
import dev.plumbline.processors.pricing.catalog.Bucket;
import dev.plumbline.processors.pricing.catalog.PriceLine;
import dev.plumbline.processors.pricing.catalog.TokenPrices;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prices and differences as rows. Prices are dollars per million tokens, as text because JSON numbers lose digits. */
final class PriceRows {
    private static final int DECIMALS = 6;

    static final List<Column> LINES = List.of(
            Column.text("PROVIDER", "/provider"),
            Column.text("MODEL", "/model"),
            Column.text("TIER", "/tier"),
            Column.text("FROM", "/from"),
            Column.number("ABOVE", "/above", Function.identity()),
            dollars("INPUT", "/usdPerMillion/input"),
            dollars("CACHED", "/usdPerMillion/cache_read"),
            dollars("OUTPUT", "/usdPerMillion/output"),
            dollars("REASONING", "/usdPerMillion/reasoning"),
            Column.text("SOURCE", "/source"));

    static final List<Column> DIFFERENCES = List.of(
            Column.text("CHANGE", "/change"),
            Column.text("PROVIDER", "/provider"),
            Column.text("MODEL", "/model"),
            Column.text("TIER", "/tier"),
            Column.number("ABOVE", "/above", Function.identity()),
            dollars("INPUT", "/before/input"),
            dollars("→", "/after/input"),
            percent("/percent/input"),
            dollars("OUTPUT", "/before/output"),
            dollars("→", "/after/output"),
            percent("/percent/output"));

    private PriceRows() {}

    static ObjectNode document(String schema) {
        return new ObjectMapper().createObjectNode().put("schema", schema);
    }

    static void add(ArrayNode data, PriceLine line) {
        PriceLine.Key key = line.key();
        ObjectNode row = data.addObject()
                .put("provider", key.provider())
                .put("model", key.model())
                .put("tier", key.tier().label())
                .put("from", key.from() == null ? "always" : key.from().toString())
                .put("above", key.above())
                .put("source", line.source());
        if (key.hours() != null) {
            row.put("hours", key.hours().toString());
        }
        prices(row.putObject("usdPerMillion"), line.prices());
    }

    static void add(ArrayNode data, PriceDifference difference) {
        ObjectNode row = data.addObject()
                .put("change", difference.kind().label())
                .put("provider", difference.provider())
                .put("model", difference.model())
                .put("tier", difference.tier().label())
                .put("above", difference.above());
        prices(row.putObject("before"), difference.before());
        prices(row.putObject("after"), difference.after());
        ObjectNode percent = row.putObject("percent");
        for (Bucket bucket : Bucket.values()) {
            difference.percent(bucket).ifPresent(change -> percent.put(bucket.label(), change));
        }
    }

    /** The prices that apply, a bucket without one left out. */
    private static void prices(ObjectNode row, @Nullable TokenPrices prices) {
        for (Bucket bucket : Bucket.values()) {
            if (prices != null && prices.effective(bucket) >= 0) {
                row.put(
                        bucket.label(),
                        BigDecimal.valueOf(prices.effective(bucket), DECIMALS)
                                .stripTrailingZeros()
                                .toPlainString());
            }
        }
    }

    private static Column dollars(String title, String pointer) {
        return Column.number(title, pointer, text -> "$" + text);
    }

    private static Column percent(String pointer) {
        Function<JsonNode, String> exact = row -> row.at(pointer).asText("");
        return new Column("%", true, exact.andThen(PriceRows::signed), exact);
    }

    private static String signed(String text) {
        return text.isEmpty() || text.startsWith("-") || text.equals("0.0") ? text : "+" + text;
    }
}
