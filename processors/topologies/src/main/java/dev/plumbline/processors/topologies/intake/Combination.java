package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.dedup.DimensionDictionary;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.partials.RouteMemo;
import dev.plumbline.processors.topologies.intake.checks.Fault;
import dev.plumbline.processors.topologies.intake.checks.RecordCheck;
import dev.plumbline.processors.topologies.ledger.LedgerBook;
import dev.plumbline.processors.topologies.ledger.LedgerColumn;
import dev.plumbline.processors.topologies.ledger.LedgerKey;
import dev.plumbline.processors.topologies.ledger.LedgerLine;
import dev.plumbline.processors.topologies.migration.ServedModels;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.serde.CallNames;
import org.jspecify.annotations.Nullable;

/**
 * Names that calls have together, with what follows from them: worked out once and found with the names, and not looked up for
 * every call. Of one task. Not thread-safe.
 */
final class Combination {
    private final String tenant;
    private final String app;
    private final String[] dimensions = new String[Dimension.COUNT];
    private final @Nullable Fault fault;
    private final DimensionDictionary.Memo number = new DimensionDictionary.Memo();
    private final RouteMemo route = new RouteMemo();
    private final ServedModels.Memo served = new ServedModels.Memo();
    private @Nullable LedgerLine counted;
    private String publisher = "";

    private Combination(LlmCall call) {
        tenant = call.getTenant();
        app = call.getApp();
        Dimensions.of(call, dimensions);
        fault = RecordCheck.names(call);
    }

    /** The combination of a call that has those names. */
    static Combination of(CallNames names, LlmCall call) {
        if (names.kept() instanceof Combination known) {
            return known;
        }
        Combination made = new Combination(call);
        names.keep(made);
        return made;
    }

    String tenant() {
        return tenant;
    }

    String app() {
        return app;
    }

    /** What is wrong with the names, null if nothing is. */
    @Nullable
    Fault fault() {
        return fault;
    }

    /** The dimensions of the call; not to be changed. */
    String[] dimensions() {
        return dimensions;
    }

    DimensionDictionary.Memo number() {
        return number;
    }

    RouteMemo route() {
        return route;
    }

    ServedModels.Memo served() {
        return served;
    }

    /** The line of the ledger that counted calls of a publisher are on. */
    LedgerLine counted(String by, LedgerBook ledger) {
        LedgerLine line = counted;
        if (line == null || !line.isOpen() || !publisher.equals(by)) {
            line = ledger.line(new LedgerKey("calls", by, tenant, app, LedgerColumn.COUNTED, ""));
            counted = line;
            publisher = by;
        }
        return line;
    }
}
