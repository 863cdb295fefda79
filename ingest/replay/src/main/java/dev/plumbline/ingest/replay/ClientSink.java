package dev.plumbline.ingest.replay;

import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.client.delivery.Delivery;
import dev.plumbline.ingest.client.delivery.DeliveryListener;
import dev.plumbline.ingest.client.delivery.RecordStream;
import dev.plumbline.ingest.replay.journal.ImportJournal;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;
import org.jspecify.annotations.Nullable;

/**
 * Publishes through the client library. Give the client {@code Overflow.BLOCK}, so that a full buffer slows the replay
 * down instead of losing records, and {@code PublisherKind.REPLAY}.
 *
 * <p>The answer is what the client knows at once; what becomes of a record later is in the client's own counters, which
 * are also where the ledger has them from. The sink does not close the client. It cannot send records that are wrong on
 * purpose: the client would refuse them. A caller that wants them sent wraps this sink.
 */
public final class ClientSink implements CallSink {
    private final PlumblineClient client;
    private final @Nullable ImportJournal journal;

    /** Sends everything. */
    public ClientSink(PlumblineClient client) {
        this(client, null);
    }

    /** Sends what the journal does not know, and tells it what Kafka has acknowledged; null sends everything. */
    public ClientSink(PlumblineClient client, @Nullable ImportJournal journal) {
        this.client = client;
        this.journal = journal;
    }

    @Override
    public Handover call(LlmCall call) {
        Fate fate = new Fate(RecordStream.CALLS, call.getTenant(), call.getCallId());
        return fate.isKnown() ? Handover.KNOWN : fate.handover(() -> client.publish(call, fate));
    }

    @Override
    public Handover score(CallScore score) {
        Fate fate = new Fate(RecordStream.SCORES, score.getTenant(), score.getScoreId());
        return fate.isKnown() ? Handover.KNOWN : fate.handover(() -> client.publish(score, fate));
    }

    @Override
    public Handover change(ChangeEvent change) {
        Fate fate = new Fate(RecordStream.CHANGES, change.getTenant(), change.getChangeId());
        return fate.isKnown() ? Handover.KNOWN : fate.handover(() -> client.publish(change, fate));
    }

    /** Counts the row as attempted and rejected in the client's report, so that the ledger knows of it. */
    @Override
    public void unreadable(String reason) {
        client.reject(RecordStream.CALLS, "", "malformed");
    }

    /** Follows one record: what is known of it by the time the client returns, and what the journal must know later. */
    private final class Fate implements DeliveryListener {
        private final RecordStream stream;
        private final String tenant;
        private final String id;
        private volatile @Nullable Delivery delivery;

        Fate(RecordStream stream, String tenant, String id) {
            this.stream = stream;
            this.tenant = tenant;
            this.id = id;
        }

        boolean isKnown() {
            return journal != null && journal.contains(stream.label(), tenant, id);
        }

        @Override
        public void settled(Delivery settled) {
            delivery = settled;
            if (journal != null && settled.isAcknowledged()) {
                journal.acknowledged(stream.label(), tenant, id);
            }
        }

        Handover handover(Runnable publish) {
            publish.run();
            Delivery known = delivery;
            if (known == null) {
                return Handover.ACCEPTED;
            }
            return switch (known.status()) {
                case ACKNOWLEDGED -> Handover.ACCEPTED;
                case REJECTED -> Handover.REJECTED;
                case DROPPED -> Handover.DROPPED;
            };
        }
    }
}
