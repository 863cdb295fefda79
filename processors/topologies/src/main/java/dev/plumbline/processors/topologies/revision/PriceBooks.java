package dev.plumbline.processors.topologies.revision;

import dev.plumbline.processors.pricing.catalog.PriceList;
import dev.plumbline.processors.pricing.catalog.PriceListException;
import dev.plumbline.processors.topologies.prices.PricesInForce;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.PriceChange;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.RecordDecoder;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The prices of one intake partition: the book that calls are priced with as they come, the one from before while a pass
 * brings earlier calls over, and the changes that make up the list that ought to be in force. Not thread-safe.
 */
public final class PriceBooks {
    /** Where a line of a list says from when it holds. */
    private static final int FROM_CELL = 3;

    private final RevisionState state;
    private final PriceList base;
    private final RecordEncoder<PriceChange> encoder;
    private final Map<String, PriceChange> changes = new LinkedHashMap<>();
    private final boolean stored;
    private StoredBook current;
    private @Nullable StoredBook former;
    private StoredBook wanted;
    private boolean behind;
    private boolean started;

    /** Continues from the state; {@code base} is the list that Plumbline comes with. */
    public PriceBooks(RevisionState state, PriceList base, SchemaRegistry registry) {
        this.state = state;
        this.base = base;
        this.encoder = RecordEncoder.of(Topic.PRICES, PriceChange.class, registry);
        RecordDecoder<PriceChange> decoder = RecordDecoder.of(Topic.PRICES, PriceChange.class, registry);
        state.forEach(RevisionState.Part.CHANGE, (id, bytes) -> {
            PriceChange change = decoder.decode(bytes, null, null);
            changes.put(change.getChangeId(), change);
        });
        this.wanted = inForce();
        StoredBook kept = StoredBook.read(state, RevisionState.Part.BOOK);
        this.stored = kept != null;
        this.current = kept == null ? wanted : kept;
        this.former = StoredBook.read(state, RevisionState.Part.FORMER_BOOK);
        compare();
    }

    /** Asked for at every call, and two lists are long. */
    private void compare() {
        behind = !wanted.text().equals(current.text());
    }

    private StoredBook inForce() {
        long version = changes.values().stream()
                .mapToLong(PriceChange::getVersion)
                .max()
                .orElse(0);
        return StoredBook.of(PricesInForce.of(base, changes.values()), version);
    }

    /** To be called once with the first record: stores take no writes before. */
    public void start() {
        if (!started && !stored) {
            current.write(state, RevisionState.Part.BOOK);
        }
        started = true;
    }

    /**
     * Takes a change in.
     *
     * @return false if it is known already
     * @throws PriceListException if its lines cannot be read, or cannot be laid over the list
     */
    public boolean add(PriceChange change) {
        if (changes.containsKey(change.getChangeId())) {
            return false;
        }
        changes.put(change.getChangeId(), change);
        try {
            wanted = inForce();
            compare();
        } catch (PriceListException e) {
            changes.remove(change.getChangeId());
            throw e;
        }
        state.put(
                RevisionState.Part.CHANGE,
                change.getChangeId().getBytes(StandardCharsets.UTF_8),
                encoder.encode(change));
        return true;
    }

    /** The book that calls are priced with as they come. */
    public StoredBook current() {
        return current;
    }

    /** The book that calls before the end of the pass were priced with; the current one without a pass for prices. */
    public StoredBook former() {
        return former == null ? current : former;
    }

    /** True if other prices ought to be in force. */
    public boolean isBehind() {
        return behind;
    }

    /** From now on calls are priced with the prices that ought to be in force. */
    public void switchOver() {
        former = current;
        former.write(state, RevisionState.Part.FORMER_BOOK);
        current = wanted;
        behind = false;
        current.write(state, RevisionState.Part.BOOK);
    }

    /** All calls are priced with the current book. */
    public void broughtOver() {
        if (former != null) {
            former = null;
            state.delete(RevisionState.Part.FORMER_BOOK, RevisionState.ONLY);
        }
    }

    /**
     * The earliest start of a call, in microseconds since the epoch, that the wanted prices may make another cost. Prices
     * that differ say from when they hold; anything else that differs may concern every call.
     */
    public long affectedFrom() {
        Set<String> differing = new HashSet<>(current.text().lines().toList());
        wanted.text().lines().filter(line -> !differing.remove(line)).toList().forEach(differing::add);
        return differing.stream()
                .filter(line -> !line.startsWith("version\t") && !line.startsWith("source\t"))
                .mapToLong(PriceBooks::from)
                .min()
                .orElse(0);
    }

    private static long from(String line) {
        String from = line.startsWith("price\t") ? line.split("\t", -1)[FROM_CELL] : "-";
        if (from.equals("-")) {
            return 0;
        }
        Instant start = from.contains("T")
                ? Instant.parse(from)
                : LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toInstant();
        return Math.max(0, ChronoUnit.MICROS.between(Instant.EPOCH, start));
    }
}
