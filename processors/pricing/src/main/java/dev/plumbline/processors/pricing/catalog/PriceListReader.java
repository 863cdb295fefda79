package dev.plumbline.processors.pricing.catalog;

import java.io.BufferedReader;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text form of a {@link PriceList}: tab-separated lines whose first cell says what they are. Empty lines and
 * lines that start with {@code #} are skipped.
 *
 * <pre>
 * version   NAME
 * source    KEY  DESCRIPTION
 * provider  ID  guess|named  ALIASES  FALLBACKS       (lists separated by spaces, - for none)
 * model     PROVIDER  MODEL  PATTERNS                 (separated by spaces; without this line, exactly MODEL)
 * price     PROVIDER  MODEL  FROM  HOURS  TIER  ABOVE  eight prices in the order of {@link Bucket}  SOURCE
 * retires   PROVIDER  MODEL  LAST_DAY
 * </pre>
 *
 * FROM is a UTC date or instant, HOURS is {@code HH:MM-HH:MM}; {@code -} means always. Prices are dollars per million
 * tokens, {@code -} for none and {@code ?} for one that exists but is not known.
 */
public final class PriceListReader {

    private static final String NONE = "-";
    private static final int PRICES_AT = 7;
    private static final int PRICE_CELLS = PRICES_AT + Bucket.values().length + 1;

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<Provider> providers = new ArrayList<>();
    private final List<ModelRule> rules = new ArrayList<>();
    private final List<PriceLine> lines = new ArrayList<>();
    private final List<Retirement> retirements = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private String version = "";

    private PriceListReader() {}

    /**
     * Reads a list to its end. The reader is not closed.
     *
     * @throws PriceListException with every line that is wrong
     * @throws java.io.UncheckedIOException if reading fails
     */
    public static PriceList read(Reader text) {
        PriceListReader reader = new PriceListReader();
        int[] number = {0};
        new BufferedReader(text).lines().forEach(line -> reader.accept(++number[0], line));
        if (!reader.violations.isEmpty()) {
            throw new PriceListException(reader.violations);
        }
        return new PriceList(
                reader.version, reader.sources, reader.providers, reader.rules, reader.lines, reader.retirements);
    }

    private void accept(int number, String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        try {
            accept(line.split("\t", -1));
        } catch (IllegalArgumentException | DateTimeException e) {
            violations.add("line " + number + ": " + e.getMessage());
        }
    }

    private void accept(String[] cells) {
        switch (cells[0]) {
            case "version" -> version = require(cells, 2)[1];
            case "source" -> sources.put(require(cells, 3)[1], cells[2]);
            case "provider" -> providers.add(provider(require(cells, 5)));
            case "model" -> rules.add(rule(require(cells, 4)));
            case "price" -> lines.add(price(require(cells, PRICE_CELLS)));
            case "retires" ->
                retirements.add(new Retirement(require(cells, 4)[1], cells[2], LocalDate.parse(cells[3])));
            default -> throw new IllegalArgumentException("unknown kind of line: " + cells[0]);
        }
    }

    private static String[] require(String[] cells, int count) {
        if (cells.length != count) {
            throw new IllegalArgumentException(cells[0] + " needs " + count + " cells, has " + cells.length);
        }
        return cells;
    }

    private static Provider provider(String[] cells) {
        if (!cells[2].equals("guess") && !cells[2].equals("named")) {
            throw new IllegalArgumentException("must be guess or named: " + cells[2]);
        }
        return new Provider(cells[1], cells[2].equals("guess"), list(cells[3]), list(cells[4]));
    }

    private static List<String> list(String cell) {
        return cell.equals(NONE) ? List.of() : List.of(cell.split(" ", -1));
    }

    private static ModelRule rule(String[] cells) {
        return new ModelRule(
                cells[1],
                cells[2],
                list(cells[3]).stream().map(ModelPattern::parse).toList());
    }

    private static PriceLine price(String[] cells) {
        ServiceTier tier = ServiceTier.of(cells[5]);
        if (tier == null) {
            throw new IllegalArgumentException("unknown service tier: " + cells[5]);
        }
        DailyHours hours = cells[4].equals(NONE) ? null : DailyHours.parse(cells[4]);
        Map<Bucket, Long> picos = new EnumMap<>(Bucket.class);
        for (Bucket bucket : Bucket.values()) {
            picos.put(bucket, Dollars.toPicos(cells[PRICES_AT + bucket.ordinal()]));
        }
        PriceLine.Key key =
                new PriceLine.Key(cells[1], cells[2], instant(cells[3]), hours, tier, Long.parseLong(cells[6]));
        return new PriceLine(key, TokenPrices.of(picos), cells[PRICE_CELLS - 1]);
    }

    private static @Nullable Instant instant(String cell) {
        if (cell.equals(NONE)) {
            return null;
        }
        return cell.contains("T")
                ? Instant.parse(cell)
                : LocalDate.parse(cell).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
