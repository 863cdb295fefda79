package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.rollups.packets.PacketSink;
import dev.plumbline.processors.rollups.partials.PacketTargets;
import dev.plumbline.processors.rollups.partials.Partials;
import dev.plumbline.processors.topologies.intake.checks.DayBounds;
import dev.plumbline.processors.topologies.intake.checks.Fault;
import dev.plumbline.processors.topologies.intake.checks.Limits;
import dev.plumbline.processors.topologies.intake.checks.Reason;
import dev.plumbline.processors.topologies.intake.ids.SeenIds;
import dev.plumbline.processors.topologies.ledger.LedgerBook;
import dev.plumbline.processors.topologies.ledger.LedgerColumn;
import dev.plumbline.processors.topologies.ledger.LedgerKey;
import dev.plumbline.processors.topologies.migration.SeenEvaluators;
import dev.plumbline.processors.topologies.migration.ServedModels;
import dev.plumbline.processors.topologies.prices.UnpricedModels;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.RevisionStep;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** Intake of one task: takes each record, and drains what has come together at the commit. */
final class IntakeTask {
    private final Limits limits;
    private final long heapBytes;
    private final CallIntake calls;
    private final ScoreIntake scores;
    private final Partials partials;
    private final Progress progress;
    private final SeenIds seen;
    private final DayBounds bounds;
    private final LedgerBook ledger;
    private final Revisions revisions;
    private final UnpricedModels unpriced;
    private final ServedModels models;
    private final SeenEvaluators evaluators;

    IntakeTask(
            Limits limits,
            long heapBytes,
            CallIntake calls,
            ScoreIntake scores,
            Partials partials,
            Progress progress,
            SeenIds seen,
            DayBounds bounds,
            LedgerBook ledger,
            Revisions revisions,
            UnpricedModels unpriced,
            ServedModels models,
            SeenEvaluators evaluators) {
        this.limits = limits;
        this.heapBytes = heapBytes;
        this.calls = calls;
        this.scores = scores;
        this.partials = partials;
        this.progress = progress;
        this.seen = seen;
        this.bounds = bounds;
        this.ledger = ledger;
        this.revisions = revisions;
        this.unpriced = unpriced;
        this.models = models;
        this.evaluators = evaluators;
    }

    /**
     * Takes one record. A record that is not counted goes to {@code outputs} as a dead letter, unless it is a duplicate; and
     * so does the order for the next step of a revision.
     */
    void take(Arrival arrival, Consumer<SpecificRecord> outputs) {
        if (arrival.topic().equals(Topic.PRICES.topicName())) {
            revisions.change(arrival);
        } else if (arrival.topic().equals(Topic.REVISIONS.topicName())) {
            revisions.step(arrival);
        } else {
            progress.arrived(arrival.appendMicros());
            count(arrival, outputs);
        }
        RevisionStep step = revisions.next();
        if (step != null) {
            outputs.accept(step);
        }
    }

    private void count(Arrival arrival, Consumer<SpecificRecord> outputs) {
        boolean isScore = arrival.topic().equals(Topic.SCORES.topicName());
        Verdict verdict = verdict(arrival, isScore);
        if (!isScore) {
            revisions.took(arrival, verdict.column() == LedgerColumn.COUNTED);
        }
        if (verdict.column() == LedgerColumn.CORRECTED) {
            return; // until it is known what it corrects
        }
        String stream = isScore ? "scores" : "calls";
        Fault fault = verdict.fault();
        String reason = fault == null ? "" : fault.reason().code();
        Combination combination = verdict.combination();
        if (combination == null) {
            count(stream, arrival, verdict, verdict.column(), reason);
        } else {
            ledger.count(combination.counted(arrival.publisher(), ledger));
        }
        if (verdict.clamped()) {
            count(stream, arrival, verdict, LedgerColumn.CLAMPED, "");
        }
        if (verdict.overflowed()) {
            count(stream, arrival, verdict, LedgerColumn.OVERFLOWED, "");
        }
        if (fault != null) {
            outputs.accept(DeadLetters.of(arrival, fault));
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

    /** True if the partial totals take as much heap as they may between two commits. */
    boolean isFull() {
        return partials.estimatedBytes() > heapBytes;
    }

    /** Hands over the partial totals as packets and writes ids and ledger. */
    void drain(PacketTargets targets, PacketSink sink) {
        seen.flush();
        models.drain(targets.partitions(), sink); // before the watermark that closes their minutes
        evaluators.drain(targets.partitions(), sink);
        partials.drain(progress.header(), targets, sink);
        bounds.drain();
        revisions.drain(progress.header(), targets, sink);
        unpriced.flush();
        ledger.drain(progress.appendDay());
    }

    /** The task stops; what was not drained is given up. */
    void close() {
        revisions.close();
        seen.close();
    }
}
