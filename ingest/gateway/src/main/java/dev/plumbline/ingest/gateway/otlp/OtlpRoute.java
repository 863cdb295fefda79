package dev.plumbline.ingest.gateway.otlp;

import dev.plumbline.ingest.client.rules.Reason;
import dev.plumbline.ingest.gateway.http.Body;
import dev.plumbline.ingest.gateway.http.CorruptBodyException;
import dev.plumbline.ingest.gateway.http.IntakeParts;
import dev.plumbline.ingest.gateway.http.RefusedException;
import dev.plumbline.ingest.gateway.otlp.mapping.Mapped;
import dev.plumbline.ingest.gateway.otlp.mapping.TelemetryMapper;
import dev.plumbline.ingest.gateway.otlp.wire.MalformedOtlpException;
import dev.plumbline.ingest.gateway.otlp.wire.OtlpEncoding;
import dev.plumbline.ingest.gateway.otlp.wire.TooManyRecordsException;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;

/**
 * One request of one signal: read, mapped, published, and answered with 200 once Kafka has acknowledged every record that
 * is right. Records that are wrong are counted as rejected and named in a partial success; the others go on.
 */
final class OtlpRoute {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Signal signal;
    private final IntakeParts parts;
    private final String tenant;
    private final TelemetryMapper mapper;
    private final OtlpCounts counts;

    OtlpRoute(Signal signal, IntakeParts parts, String tenant, TelemetryMapper mapper, OtlpCounts counts) {
        this.signal = signal;
        this.parts = parts;
        this.tenant = tenant;
        this.mapper = mapper;
        this.counts = counts;
    }

    void handle(Context ctx) {
        OtlpEncoding encoding = ContentTypes.encoding(ctx);
        try {
            Mapped mapped = read(ctx, encoding);
            counts.add(mapped);
            long timeout = parts.limits().acknowledgeTimeout().toMillis();
            // The answer is written on a thread of the server's, not on the one that serves Kafka.
            ctx.future(() -> Export.of(mapped, parts.client(), timeout)
                    .thenAcceptAsync(outcome -> answer(ctx, encoding, outcome), parts.executor()));
        } catch (RefusedException e) {
            OtlpAnswers.refused(ctx, encoding, e);
        }
    }

    private void answer(Context ctx, OtlpEncoding encoding, Export.Outcome outcome) {
        if (!outcome.retry().isEmpty()) {
            String message = "Kafka has not acknowledged every record (" + outcome.retry()
                    + "). Send the request again; no record is counted twice.";
            OtlpAnswers.refused(ctx, encoding, RefusedException.forNow(message, RETRY_AFTER));
        } else if (outcome.refused().isEmpty()) {
            OtlpAnswers.success(ctx, encoding);
        } else {
            String message = "Records that are not valid were rejected, by reason: " + outcome.refused();
            OtlpAnswers.partial(ctx, encoding, signal.rejectedField(), outcome.refusedCount(), message);
        }
    }

    private Mapped read(Context ctx, OtlpEncoding encoding) {
        try (Body body = parts.bodies().read(ctx)) {
            return signal.read(encoding, body.bytes(), mapper);
        } catch (MalformedOtlpException | CorruptBodyException e) {
            throw refused(HttpStatus.BAD_REQUEST, Reason.MALFORMED, "The body " + e.getMessage() + ".");
        } catch (TooManyRecordsException e) {
            throw refused(
                    HttpStatus.CONTENT_TOO_LARGE,
                    Reason.OVERSIZED,
                    "The body " + e.getMessage() + ": send smaller batches.");
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory cannot fail to be read", e);
        } catch (RefusedException e) {
            if (e.status() == HttpStatus.CONTENT_TOO_LARGE.getCode()) {
                parts.client().reject(signal.stream(), tenant, Reason.OVERSIZED);
            }
            throw e;
        }
    }

    private RefusedException refused(HttpStatus status, String reason, String message) {
        parts.client().reject(signal.stream(), tenant, reason);
        return RefusedException.forGood(status, message);
    }
}
