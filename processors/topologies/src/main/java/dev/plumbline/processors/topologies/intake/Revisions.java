package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.pricing.catalog.PriceListException;
import dev.plumbline.processors.rollups.packets.PacketHeader;
import dev.plumbline.processors.rollups.packets.PacketSink;
import dev.plumbline.processors.rollups.partials.PacketTargets;
import dev.plumbline.processors.topologies.intake.checks.Limits;
import dev.plumbline.processors.topologies.revision.CallLog;
import dev.plumbline.processors.topologies.revision.CountedCalls;
import dev.plumbline.processors.topologies.revision.Pass;
import dev.plumbline.processors.topologies.revision.PendingCorrections;
import dev.plumbline.processors.topologies.revision.PendingCorrections.Pending;
import dev.plumbline.processors.topologies.revision.PriceBooks;
import dev.plumbline.processors.topologies.revision.RevisionState;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.PriceChange;
import dev.plumbline.schemas.records.RevisionStep;
import dev.plumbline.schemas.serde.DecodeException;
import dev.plumbline.schemas.serde.RecordDecoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes over the calls of one intake partition, one after the other, each in steps. A step is a record on a topic that the
 * task reads: so it is taken, its outcome written and the next one ordered in one transaction, and a restart goes on where
 * the last commit left off. What becomes due while a pass is under way waits for the next.
 */
final class Revisions {
    private static final Logger LOG = LoggerFactory.getLogger(Revisions.class);

    /** Some tens of milliseconds of work, so that calls that come meanwhile are hardly held up. */
    private static final int RECORDS_A_STEP = 5_000;

    private static final long AHEAD_MICROS = Limits.REFUSE_AHEAD.toNanos() / 1_000;

    private final int partition;
    private final RevisionState state;
    private final CallLog.Factory logs;
    private final PriceBooks books;
    private final CountedCalls counted;
    private final PendingCorrections corrections;
    private final CallRevisor revisor;
    private final RecordDecoder<PriceChange> changes;
    private final RecordDecoder<RevisionStep> steps;
    private @Nullable CallLog log;
    private @Nullable Pass pass;
    private boolean ordering;
    private boolean started;

    Revisions(
            int partition,
            RevisionState state,
            CallLog.Factory logs,
            PriceBooks books,
            CountedCalls counted,
            PendingCorrections corrections,
            CallRevisor revisor,
            RecordDecoder<PriceChange> changes,
            RecordDecoder<RevisionStep> steps) {
        this.partition = partition;
        this.state = state;
        this.logs = logs;
        this.books = books;
        this.counted = counted;
        this.corrections = corrections;
        this.revisor = revisor;
        this.changes = changes;
        this.steps = steps;
        this.pass = Pass.of(state);
        this.ordering = pass != null;
    }

    /** A call was taken and is in the totals, or is not. */
    void took(Arrival arrival, boolean inTotals) {
        counted.took(arrival.offset(), arrival.appendMicros(), inTotals);
    }

    /** A corrected call came. */
    void correction(LlmCall call, Arrival arrival) {
        Pending now = new Pending(call, arrival.offset(), arrival.appendMicros(), arrival.publisher());
        Pending before = corrections.of(call);
        if (before == null) {
            corrections.put(now);
        } else if (before.call().getRevision() >= call.getRevision()) {
            revisor.supersede(now, before);
        } else {
            revisor.supersede(before, now);
        }
    }

    /** A record of the prices topic came. One that cannot be used is passed over, by every partition alike. */
    void change(Arrival arrival) {
        if (arrival.value().length == 0) {
            return;
        }
        try {
            books.add(changes.decode(arrival.value(), arrival.headers(), null));
        } catch (DecodeException | PriceListException e) {
            LOG.warn("passed over a price change that cannot be used: {}", e.getMessage());
        }
    }

    /** The order for the next step came; one that was ordered before another start is passed over. */
    void step(Arrival arrival) {
        RevisionStep step;
        try {
            step = steps.decode(arrival.value(), arrival.headers(), null);
        } catch (DecodeException e) {
            LOG.warn("passed over an order that cannot be read: {}", e.getMessage());
            return;
        }
        Pass under = pass;
        if (under != null && step.getNextOffset() == under.position() && step.getEndOffset() == under.end()) {
            pass = advance(under);
            ordering = true;
        }
    }

    private Pass advance(Pass under) {
        CallLog.Slice slice = log().read(under.position(), under.end(), RECORDS_A_STEP);
        long changed = 0;
        for (CallLog.Entry entry : slice.entries()) {
            changed += revisor.visit(entry, under.end()) ? 1 : 0;
        }
        return under.at(slice.next(), changed);
    }

    /** After each record: ends a pass that is over, begins one that is due, and answers the order for the next step. */
    @Nullable
    RevisionStep next() {
        if (!started) {
            books.start();
            started = true;
        }
        finish();
        if (pass == null && (books.isBehind() || !corrections.isEmpty())) {
            begin();
            finish();
        }
        Pass under = pass;
        if (under == null || !ordering) {
            return null;
        }
        ordering = false;
        return RevisionStep.newBuilder()
                .setPartition(partition)
                .setPriceVersion(books.current().version())
                .setNextOffset(under.position())
                .setEndOffset(under.end())
                .setChangedCalls(under.changed())
                .build();
    }

    private void begin() {
        long from = corrections.earliestStart();
        if (books.isBehind()) {
            from = Math.min(from, books.affectedFrom());
            books.switchOver();
        }
        long end = counted.next();
        long begin = counted.since() < 0 ? end : Math.max(counted.since(), log().offsetAt(from - AHEAD_MICROS));
        pass = new Pass(Math.min(begin, end), end, 0);
        ordering = true;
        LOG.info("revising calls {} to {} of partition {}", begin, end, partition);
    }

    private void finish() {
        Pass under = pass;
        if (under != null && under.isOver()) {
            corrections.before(under.end()).forEach(revisor::take);
            books.broughtOver();
            LOG.info("revised {} calls of partition {}", under.changed(), partition);
            pass = null;
            ordering = false;
            close();
        }
    }

    private CallLog log() {
        CallLog open = log;
        if (open == null) {
            open = logs.open(partition);
            log = open;
        }
        return open;
    }

    /** Hands over the differences and writes what has changed. */
    void drain(PacketHeader header, PacketTargets targets, PacketSink sink) {
        revisor.drain(header, targets, sink);
        counted.flush();
        Pass.write(state, pass);
    }

    void close() {
        CallLog open = log;
        if (open != null) {
            open.close();
            log = null;
        }
    }
}
