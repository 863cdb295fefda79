package dev.plumbline.deploy.standalone.replay;

import dev.plumbline.ingest.client.ClientConfig;
import dev.plumbline.ingest.client.Plumbline;
import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.client.delivery.CloseResult;
import dev.plumbline.ingest.client.delivery.Overflow;
import dev.plumbline.ingest.replay.CallSink;
import dev.plumbline.ingest.replay.ClientSink;
import dev.plumbline.ingest.replay.Handover;
import dev.plumbline.ingest.replay.journal.ImportJournal;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.PublisherKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a replay through a client that waits for room instead of dropping, so that the replay goes as fast as Kafka
 * takes it. What became of the records is in the client's counters, which the ledger reads.
 */
public final class PublishingSink implements CallSink {
    private static final long BUFFER_BYTES = 16L << 20;

    private final String bootstrapServers;
    private final String registryUrl;
    private final PlumblineClient client;
    private final ClientSink valid;
    private @Nullable FaultySender faulty;

    /** Connects to Kafka and the schema registry; neither need be up yet. */
    public PublishingSink(String bootstrapServers, String registryUrl) {
        this(bootstrapServers, registryUrl, null);
    }

    /** The same, for an import that leaves out what the journal knows; null for none. */
    public PublishingSink(String bootstrapServers, String registryUrl, @Nullable ImportJournal journal) {
        this.bootstrapServers = bootstrapServers;
        this.registryUrl = registryUrl;
        this.client = Plumbline.client(ClientConfig.builder()
                .bootstrapServers(bootstrapServers)
                .registry(registryUrl)
                .kind(PublisherKind.REPLAY)
                .bufferBytes(BUFFER_BYTES)
                .overflow(Overflow.BLOCK)
                .build());
        this.valid = new ClientSink(client, journal);
    }

    @Override
    public Handover call(LlmCall call) {
        return valid.call(call);
    }

    @Override
    public Handover score(CallScore score) {
        return valid.score(score);
    }

    @Override
    public Handover change(ChangeEvent change) {
        return valid.change(change);
    }

    @Override
    public Handover unchecked(LlmCall call) {
        faulty().send(call);
        return Handover.ACCEPTED;
    }

    @Override
    public Handover garbage(String key, byte[] value) {
        faulty().send(key, value);
        return Handover.ACCEPTED;
    }

    @Override
    public void unreadable(String reason) {
        valid.unreadable(reason);
    }

    /** Waits until what was handed over is acknowledged, at most for the given time, and reports the final counters. */
    public CloseResult close(Duration timeout) {
        FaultySender sender = faulty;
        if (sender != null) {
            sender.close();
        }
        return client.close(timeout);
    }

    private FaultySender faulty() {
        FaultySender sender = faulty;
        if (sender == null) {
            sender = new FaultySender(bootstrapServers, registryUrl);
            faulty = sender;
        }
        return sender;
    }
}
