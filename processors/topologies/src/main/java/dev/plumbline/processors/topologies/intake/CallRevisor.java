package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.packets.PacketHeader;
import dev.plumbline.processors.rollups.packets.PacketSink;
import dev.plumbline.processors.rollups.partials.PacketTargets;
import dev.plumbline.processors.rollups.partials.Partials;
import dev.plumbline.processors.topologies.intake.checks.EventTime;
import dev.plumbline.processors.topologies.ledger.LedgerBook;
import dev.plumbline.processors.topologies.ledger.LedgerColumn;
import dev.plumbline.processors.topologies.ledger.LedgerKey;
import dev.plumbline.processors.topologies.revision.CallLog;
import dev.plumbline.processors.topologies.revision.CountedCalls;
import dev.plumbline.processors.topologies.revision.PendingCorrections;
import dev.plumbline.processors.topologies.revision.PendingCorrections.Pending;
import dev.plumbline.processors.topologies.revision.PriceBooks;
import dev.plumbline.processors.topologies.revision.RevisionPacket;
import dev.plumbline.processors.topologies.revision.StoredBook;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.serde.DecodeException;
import dev.plumbline.schemas.serde.RecordDecoder;

/**
 * Counts calls otherwise that were counted before: takes a call out as it was counted, and puts it in as it ought to be. Both
 * go through the price book and are rounded by themselves, so what is left is exactly what would have been counted.
 */
final class CallRevisor {
    private final RecordDecoder<LlmCall> decoder;
    private final EventTime time;
    private final CallPricing pricing;
    private final PriceBooks books;
    private final CountedCalls counted;
    private final PendingCorrections corrections;
    private final Partials partials;
    private final LedgerBook ledger;
    private final CallFacts facts = new CallFacts();

    CallRevisor(
            RecordDecoder<LlmCall> decoder,
            EventTime time,
            CallPricing pricing,
            PriceBooks books,
            CountedCalls counted,
            PendingCorrections corrections,
            Partials partials,
            LedgerBook ledger) {
        this.decoder = decoder;
        this.time = time;
        this.pricing = pricing;
        this.books = books;
        this.counted = counted;
        this.corrections = corrections;
        this.partials = partials;
        this.ledger = ledger;
    }

    /** Looks at a record of a pass that ends at {@code end}; true if it counts otherwise now. */
    boolean visit(CallLog.Entry entry, long end) {
        if (!counted.isCounted(entry.offset())) {
            return false;
        }
        LlmCall call;
        try {
            call = decoder.decode(entry.value(), entry.headers(), null);
        } catch (DecodeException e) {
            // Quarantined when it came; what is not in the totals cannot be revised.
            return false;
        }
        Pending correction = corrections.of(call);
        if (correction != null && correction.offset() < end && correction.offset() != entry.offset()) {
            return correct(call, entry, correction) || reprice(call, entry);
        }
        return reprice(call, entry);
    }

    private boolean reprice(LlmCall call, CallLog.Entry entry) {
        long startedAt = time.clamp(call.getStartedAtMicros(), entry.appendMicros());
        StoredBook before = books.former();
        StoredBook now = books.current();
        if (before == now || CallPricing.costsTheSame(before, now, call, startedAt)) {
            return false;
        }
        takeOut(call, startedAt, before);
        putIn(call, startedAt, now);
        return true;
    }

    /** The correction stands further on in the same pass, which will price it anew there: so it goes in at old prices. */
    private boolean correct(LlmCall call, CallLog.Entry entry, Pending correction) {
        corrections.remove(correction);
        count(correction, LedgerColumn.DUPLICATE);
        if (call.getRevision() >= correction.call().getRevision()) {
            return false;
        }
        count(correction, LedgerColumn.CORRECTED);
        takeOut(call, time.clamp(call.getStartedAtMicros(), entry.appendMicros()), books.former());
        counted.set(entry.offset(), false);
        LlmCall right = correction.call();
        putIn(right, time.clamp(right.getStartedAtMicros(), correction.appendMicros()), books.former());
        counted.set(correction.offset(), true);
        return true;
    }

    /** A correction of a call that is nowhere to be found is the call itself. */
    void take(Pending correction) {
        corrections.remove(correction);
        count(correction, LedgerColumn.COUNTED);
        LlmCall call = correction.call();
        long startedAt = time.clamp(call.getStartedAtMicros(), correction.appendMicros());
        FactsOfCall.fill(facts, call, startedAt);
        pricing.put(books.current(), call, startedAt, facts);
        partials.addCall(facts);
        counted.set(correction.offset(), true);
    }

    /** Of two corrections of a call that wait, the lower counts as a duplicate. */
    void supersede(Pending lower, Pending higher) {
        count(lower, LedgerColumn.DUPLICATE);
        corrections.put(higher);
    }

    private void takeOut(LlmCall call, long startedAt, StoredBook book) {
        FactsOfCall.fill(facts, call, startedAt);
        pricing.takeBack(book, call, startedAt, facts);
        partials.addCall(facts.negated().priceVersion(0));
    }

    private void putIn(LlmCall call, long startedAt, StoredBook book) {
        FactsOfCall.fill(facts, call, startedAt);
        pricing.put(book, call, startedAt, facts);
        partials.addCall(facts.sumsOnly());
    }

    private void count(Pending correction, LedgerColumn column) {
        LlmCall call = correction.call();
        ledger.count(new LedgerKey("calls", correction.publisher(), call.getTenant(), call.getApp(), column, ""));
    }

    void drain(PacketHeader header, PacketTargets targets, PacketSink sink) {
        if (!partials.isEmpty()) {
            PacketTargets filled = new PacketTargets(targets.partitions(), targets.maxPacketBytes(), false);
            partials.drain(header, filled, (partition, packet) -> sink.accept(partition, RevisionPacket.of(packet)));
        }
    }
}
