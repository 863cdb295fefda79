package dev.plumbline.processors.pricing.catalog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the text form that {@link PriceListReader} reads. */
public final class PriceListWriter {

    private static final String NONE = "-";

    private PriceListWriter() {}

    /** The whole list as text; models keep the order of their first price. */
    public static String write(PriceList list) {
        StringBuilder out = new StringBuilder();
        line(out, "version", list.version());
        new TreeMap<>(list.sources()).forEach((key, description) -> line(out, "source", key, description));
        for (Provider provider : list.providers()) {
            line(
                    out,
                    "provider",
                    provider.id(),
                    provider.guessable() ? "guess" : "named",
                    joined(provider.aliases()),
                    joined(provider.fallbacks()));
        }
        for (ModelRule rule : list.rules()) {
            line(out, "model", rule.provider(), rule.model(), joined(rule.patterns()));
        }
        out.append("# price\tprovider\tmodel\tfrom\thours\ttier\tabove");
        for (Bucket bucket : Bucket.values()) {
            out.append('\t').append(bucket.label());
        }
        out.append("\tsource\n");
        list.lines().forEach(price -> price(out, price));
        for (Retirement retirement : list.retirements()) {
            line(
                    out,
                    "retires",
                    retirement.provider(),
                    retirement.model(),
                    retirement.lastDay().toString());
        }
        return out.toString();
    }

    private static void price(StringBuilder out, PriceLine price) {
        PriceLine.Key key = price.key();
        out.append("price\t").append(key.provider()).append('\t').append(key.model());
        out.append('\t').append(date(key.from()));
        out.append('\t').append(key.hours() == null ? NONE : key.hours().toString());
        out.append('\t').append(key.tier().label()).append('\t').append(key.above());
        for (Bucket bucket : Bucket.values()) {
            out.append('\t').append(Dollars.fromPicos(price.prices().own(bucket)));
        }
        out.append('\t').append(price.source()).append('\n');
    }

    private static String date(@Nullable Instant from) {
        if (from == null) {
            return NONE;
        }
        ZonedDateTime utc = from.atZone(ZoneOffset.UTC);
        return utc.truncatedTo(ChronoUnit.DAYS).equals(utc) ? utc.toLocalDate().toString() : from.toString();
    }

    private static String joined(List<?> items) {
        return items.isEmpty() ? NONE : items.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static void line(StringBuilder out, String... cells) {
        out.append(String.join("\t", cells)).append('\n');
    }
}
