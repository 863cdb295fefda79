package dev.plumbline.ingest.replay;

import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.client.delivery.Delivery;
import dev.plumbline.ingest.client.delivery.DeliveryListener;
import dev.plumbline.ingest.client.delivery.RecordStream;
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

    public ClientSink(PlumblineClient client) {
        this.client = client;
    }

    @Override
    public Handover call(LlmCall call) {
        Fate fate = new Fate();
        client.publish(call, fate);
        return fate.handover();
    }

    @Override
    public Handover score(CallScore score) {
        Fate fate = new Fate();
        client.publish(score, fate);
        return fate.handover();
    }

    @Override
    public Handover change(ChangeEvent change) {
        Fate fate = new Fate();
        client.publish(change, fate);
        return fate.handover();
    }

    /** Counts the row as attempted and rejected in the client's report, so that the ledger knows of it. */
    @Override
    public void unreadable(String reason) {
        client.reject(RecordStream.CALLS, "", "malformed");
    }

    /** Remembers what is known of one record by the time the client returns. */
    private static final class Fate implements DeliveryListener {
        private volatile @Nullable Delivery delivery;

        @Override
        public void settled(Delivery settled) {
            delivery = settled;
        }

        Handover handover() {
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
