package dev.plumbline.ingest.client;

import dev.plumbline.ingest.client.delivery.CloseResult;
import dev.plumbline.ingest.client.delivery.Delivery;
import dev.plumbline.ingest.client.delivery.DeliveryListener;
import dev.plumbline.ingest.client.delivery.Outbox;
import dev.plumbline.ingest.client.delivery.RecordStream;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what an application did with language models.
 *
 * <p>No method waits for Kafka or throws: a record that is not valid is counted as rejected, one that cannot be sent as
 * dropped, each by reason, in {@link #stats()} and in-band for the ledger. The exceptions are {@link #close}, which waits
 * for the time it is given, and a client with {@link dev.plumbline.ingest.client.delivery.Overflow#BLOCK}.
 *
 * <p>A published record belongs to the client: do not change it afterwards. Thread-safe.
 */
public final class PlumblineClient implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final String publisherId;
    private final CallDefaults defaults;
    private final Intake intake;
    private final Outbox outbox;

    PlumblineClient(String publisherId, ClientConfig config, Outbox outbox) {
        this.publisherId = publisherId;
        this.outbox = outbox;
        this.intake = new Intake(config.scope(), config.redaction(), outbox);
        this.defaults = new CallDefaults(
                config.scope(),
                new RecordIds(new SecureRandom()),
                new UserHash(config.userHashKey()),
                TraceIds.find(PlumblineClient.class.getClassLoader()),
                config.clock());
    }

    /**
     * Starts to describe a call that has ended.
     *
     * @param feature the product feature that the call served, for example {@code support-chat}
     */
    public CallBuilder call(String feature) {
        return new CallBuilder(this, defaults, feature);
    }

    /**
     * Publishes a score for a call that is known by its id alone, given now, of the configured tenant. The pipeline finds
     * the call as long as it remembers it; a score through the {@link CallHandle} needs no finding.
     */
    public void score(@Nullable String callId, @Nullable String name, double value, @Nullable ScoreSource source) {
        score(callId, name, value, source, "", "");
    }

    /** As {@link #score(String, String, double, ScoreSource)}, with the evaluator that gave it. */
    public void score(
            @Nullable String callId,
            @Nullable String name,
            double value,
            @Nullable ScoreSource source,
            @Nullable String evaluator,
            @Nullable String evaluatorVersion) {
        publish(new CallScore(
                newId(),
                text(callId),
                defaults.scope().tenant(),
                text(name),
                value,
                source == null ? ScoreSource.UNKNOWN : source,
                text(evaluator),
                text(evaluatorVersion),
                Micros.of(defaults.clock().instant()),
                null));
    }

    /** Publishes a call. Empty tenant, app, environment and release are filled in from the configuration. */
    public void publish(LlmCall call) {
        intake.accept(RecordKind.CALL, call, DeliveryListener.NONE);
    }

    /** Publishes a call and tells the listener once what became of it. */
    public void publish(LlmCall call, DeliveryListener listener) {
        intake.accept(RecordKind.CALL, call, listener);
    }

    /** Publishes a call; the stage completes when its fate is known, never exceptionally. */
    public CompletionStage<Delivery> deliver(LlmCall call) {
        return deliver(RecordKind.CALL, call);
    }

    /** Publishes a score. An empty tenant is filled in from the configuration. */
    public void publish(CallScore score) {
        intake.accept(RecordKind.SCORE, score, DeliveryListener.NONE);
    }

    /** Publishes a score and tells the listener once what became of it. */
    public void publish(CallScore score, DeliveryListener listener) {
        intake.accept(RecordKind.SCORE, score, listener);
    }

    /** Publishes a score; the stage completes when its fate is known, never exceptionally. */
    public CompletionStage<Delivery> deliver(CallScore score) {
        return deliver(RecordKind.SCORE, score);
    }

    /** Publishes a change. An empty tenant is filled in from the configuration. */
    public void publish(ChangeEvent change) {
        intake.accept(RecordKind.CHANGE, change, DeliveryListener.NONE);
    }

    /** Publishes a change and tells the listener once what became of it. */
    public void publish(ChangeEvent change, DeliveryListener listener) {
        intake.accept(RecordKind.CHANGE, change, listener);
    }

    /** Publishes a change; the stage completes when its fate is known, never exceptionally. */
    public CompletionStage<Delivery> deliver(ChangeEvent change) {
        return deliver(RecordKind.CHANGE, change);
    }

    /**
     * Counts something that was meant to be a record but is none, as attempted and rejected.
     *
     * @param stream what kind of record it was to be; nothing is counted without one
     * @param tenant whose it was; empty if unknown
     * @param reason a code, for example {@code malformed}
     */
    public void reject(@Nullable RecordStream stream, @Nullable String tenant, @Nullable String reason) {
        if (stream != null) {
            outbox.reject(stream, text(tenant), text(reason), DeliveryListener.NONE);
        }
    }

    /** A new id for a call, a score or a change: 32 hexadecimal digits. */
    public String newId() {
        return defaults.ids().next();
    }

    /** The id under which the ledger knows this client. */
    public String publisherId() {
        return publisherId;
    }

    /** False while Kafka or the registry does not take records, and after the close. Records wait in the buffer. */
    public boolean isSending() {
        return outbox.isSending();
    }

    /** What the client has done so far. */
    public ClientStats stats() {
        return new ClientStats(publisherId, outbox.ledger().read(), outbox.bufferedBytes());
    }

    /**
     * Sends what waits, for at most about the given time, then a last report of the counters. Records published from now
     * on, and those still waiting at the end, are dropped as {@code closed}.
     *
     * @return the final counters, with what was lost
     */
    public CloseResult close(@Nullable Duration timeout) {
        return outbox.close(timeout == null ? CLOSE_TIMEOUT : timeout);
    }

    /** As {@link #close(Duration)}, with five seconds. */
    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private <T extends SpecificRecord> CompletionStage<Delivery> deliver(RecordKind<T> kind, T record) {
        CompletableFuture<Delivery> fate = new CompletableFuture<>();
        intake.accept(kind, record, fate::complete);
        return fate.minimalCompletionStage();
    }
}
