package dev.plumbline.ingest.gateway.otlp;

import dev.plumbline.ingest.client.delivery.RecordStream;
import dev.plumbline.ingest.client.rules.Reason;
import dev.plumbline.ingest.gateway.access.Principal;
import dev.plumbline.ingest.gateway.body.Body;
import dev.plumbline.ingest.gateway.body.CorruptBodyException;
import dev.plumbline.ingest.gateway.http.RefusedException;
import dev.plumbline.ingest.gateway.intake.IntakeParts;
import dev.plumbline.ingest.gateway.otlp.mapping.Mapped;
import dev.plumbline.ingest.gateway.otlp.mapping.TelemetryMapper;
import dev.plumbline.ingest.gateway.otlp.wire.MalformedOtlpException;
import dev.plumbline.ingest.gateway.otlp.wire.OtlpEncoding;
import dev.plumbline.ingest.gateway.otlp.wire.TooManyRecordsException;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request of one signal: read, mapped, published, and answered with 200 once Kafka has acknowledged every record that
 * is right. Records that are wrong are counted as rejected and named in a partial success; the others go on.
 */
final class OtlpRoute {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Signal signal;
    private final IntakeParts parts;
    private final Function<Principal, TelemetryMapper> mappers;
    private final OtlpCounts counts;

    OtlpRoute(Signal signal, IntakeParts parts, Function<Principal, TelemetryMapper> mappers, OtlpCounts counts) {
        this.signal = signal;
        this.parts = parts;
        this.mappers = mappers;
        this.counts = counts;
    }

    void handle(Context ctx) {
        OtlpEncoding encoding = ContentTypes.encoding(ctx);
        try {
            Principal sender = parts.admission().sender(ctx);
            ctx.future(() -> parts.bodies()
                    .read(ctx)
                    .thenApply(body -> read(sender, encoding, body))
                    .whenComplete((mapped, failure) -> countOversized(sender, failure))
                    .thenCompose(mapped -> publish(ctx, encoding, mapped))
                    .exceptionally(failure -> {
                        OtlpAnswers.failed(ctx, encoding, failure);
                        return null;
                    }));
        } catch (RefusedException e) {
            OtlpAnswers.failed(ctx, encoding, e);
        }
    }

    private CompletableFuture<@Nullable Void> publish(Context ctx, OtlpEncoding encoding, Mapped mapped) {
        counts.add(mapped);
        long timeout = parts.limits().acknowledgeTimeout().toMillis();
        // The answer is written on a thread of the server's, not on the one that serves Kafka.
        return Export.of(mapped, parts.client(), timeout)
                .thenAcceptAsync(outcome -> answer(ctx, encoding, outcome), parts.executor());
    }

    private void answer(Context ctx, OtlpEncoding encoding, Export.Outcome outcome) {
        if (!outcome.retry().isEmpty()) {
            throw RefusedException.forNow(
                    "Kafka has not acknowledged every record (" + outcome.retry()
                            + "). Send the request again; no record is counted twice.",
                    RETRY_AFTER);
        } else if (outcome.refused().isEmpty()) {
            OtlpAnswers.success(ctx, encoding);
        } else {
            String message = "Records that are not valid were rejected, by reason: " + outcome.refused();
            OtlpAnswers.partial(ctx, encoding, signal.rejectedField(), outcome.refusedCount(), message);
        }
    }

    private Mapped read(Principal sender, OtlpEncoding encoding, Body body) {
        try (body) {
            byte[] bytes = body.bytes();
            parts.admission().sent(sender, bytes.length);
            return signal.read(encoding, bytes, mappers.apply(sender));
        } catch (MalformedOtlpException | CorruptBodyException e) {
            reject(sender, Reason.MALFORMED);
            throw RefusedException.forGood(HttpStatus.BAD_REQUEST, "The body " + e.getMessage() + ".");
        } catch (TooManyRecordsException e) {
            throw RefusedException.forGood(
                    HttpStatus.CONTENT_TOO_LARGE, "The body " + e.getMessage() + ": send smaller batches.");
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory cannot fail to be read", e);
        }
    }

    private void countOversized(Principal sender, @Nullable Throwable failure) {
        if (RefusedException.statusOf(failure) == HttpStatus.CONTENT_TOO_LARGE.getCode()) {
            reject(sender, Reason.OVERSIZED);
        }
    }

    private void reject(Principal sender, String reason) {
        RecordStream stream = signal.stream();
        if (stream != null) {
            parts.client().reject(stream, sender.tenant(), reason);
        }
    }
}
