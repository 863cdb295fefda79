package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.rollups.packets.PacketSink;
import dev.plumbline.processors.rollups.partials.PacketTargets;
import dev.plumbline.processors.rollups.partials.Partials;
import dev.plumbline.processors.topologies.ledger.LedgerBook;
import dev.plumbline.processors.topologies.ledger.LedgerColumn;
import dev.plumbline.processors.topologies.ledger.LedgerKey;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.DeadLetter;
import java.util.function.Consumer;

/** Intake of one task: takes each record, and drains what has come together at the commit. */
final class IntakeTask {
    private final Limits limits;
    private final CallIntake calls;
    private final ScoreIntake scores;
    private final Partials partials;
    private final Progress progress;
    private final SeenIds seen;
    private final DayBounds bounds;
    private final LedgerBook ledger;

    IntakeTask(
            Limits limits,
            CallIntake calls,
            ScoreIntake scores,
            Partials partials,
            Progress progress,
            SeenIds seen,
            DayBounds bounds,
            LedgerBook ledger) {
        this.limits = limits;
        this.calls = calls;
        this.scores = scores;
        this.partials = partials;
        this.progress = progress;
        this.seen = seen;
        this.bounds = bounds;
        this.ledger = ledger;
    }

    /** Takes one record; a record that is not counted goes to {@code deadLetters}, unless it is a duplicate. */
    void take(Arrival arrival, Consumer<DeadLetter> deadLetters) {
        progress.arrived(arrival.appendMicros());
        boolean isScore = arrival.topic().equals(Topic.SCORES.topicName());
        Verdict verdict = verdict(arrival, isScore);
        String stream = isScore ? "scores" : "calls";
        Fault fault = verdict.fault();
        String reason = fault == null ? "" : fault.reason().code();
        count(stream, arrival, verdict, verdict.column(), reason);
        if (verdict.clamped()) {
            count(stream, arrival, verdict, LedgerColumn.CLAMPED, "");
        }
        if (verdict.overflowed()) {
            count(stream, arrival, verdict, LedgerColumn.OVERFLOWED, "");
        }
        if (fault != null) {
            deadLetters.accept(DeadLetters.of(arrival, fault));
        }
    }

    private Verdict verdict(Arrival arrival, boolean isScore) {
        if (arrival.value().length > limits.maxRecordBytes()) {
            return Verdict.unreadable(new Fault(
                    Reason.OVERSIZED,
                    "the value has " + arrival.value().length + " bytes; at most " + limits.maxRecordBytes()));
        }
        return isScore ? scores.take(arrival) : calls.take(arrival);
    }

    private void count(String stream, Arrival arrival, Verdict verdict, LedgerColumn column, String reason) {
        ledger.count(new LedgerKey(stream, arrival.publisher(), verdict.tenant(), verdict.app(), column, reason));
    }

    /** Hands over the partial totals as packets and writes ids and ledger. */
    void drain(PacketTargets targets, PacketSink sink) {
        seen.flush();
        partials.drain(progress.header(), targets, sink);
        bounds.drain();
        ledger.drain(progress.appendDay());
    }

    /** The task stops; what was not drained is given up. */
    void close() {
        seen.close();
    }
}
