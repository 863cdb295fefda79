package dev.plumbline.ingest.gateway.http;

import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.client.delivery.Delivery;
import dev.plumbline.ingest.client.delivery.RecordStream;
import dev.plumbline.ingest.client.rules.Reason;
import dev.plumbline.ingest.gateway.json.Batch;
import dev.plumbline.ingest.gateway.json.BatchReader;
import dev.plumbline.ingest.gateway.json.FieldError;
import dev.plumbline.ingest.gateway.json.MalformedBodyException;
import dev.plumbline.ingest.gateway.json.ReadContext;
import dev.plumbline.ingest.gateway.json.RecordFormat;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Takes records of one kind: all of a request's or none. Answers 200 once Kafka has acknowledged every one; a request
 * with one bad record is refused whole.
 */
final class IntakeRoute<T> {
    /** Code under which good records are counted that were refused with a bad one beside them. */
    static final String BATCH_REFUSED = "batch_refused";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final RecordFormat<T> format;
    private final BatchReader<T> reader;
    private final Publisher<T> publisher;
    private final PlumblineClient client;
    private final Limits limits;
    private final String tenant;
    private final BodyReader bodies;
    private final Executor executor;

    IntakeRoute(RecordFormat<T> format, ReadContext context, Publisher<T> publisher, IntakeParts parts) {
        this.format = format;
        this.reader = new BatchReader<>(format, context);
        this.publisher = publisher;
        this.client = parts.client();
        this.limits = parts.limits();
        this.tenant = context.tenant();
        this.bodies = parts.bodies();
        this.executor = parts.executor();
    }

    void handle(Context ctx) {
        List<T> records = read(ctx);
        List<String> ids = records.stream().map(format.id()).toList();
        CompletableFuture<Delivery> fate = Submission.of(records, publisher);
        long timeout = limits.acknowledgeTimeout().toMillis();
        // The answer is written on a thread of the server's, not on the one that serves Kafka.
        ctx.future(() -> fate.completeOnTimeout(Delivery.dropped("acknowledge_timeout"), timeout, TimeUnit.MILLISECONDS)
                .thenAcceptAsync(delivery -> answer(ctx, delivery, ids), executor));
    }

    private void answer(Context ctx, Delivery delivery, List<String> ids) {
        if (delivery.isAcknowledged()) {
            Answers.ok(ctx, Map.of("accepted", ids.size(), format.idsField(), ids));
        } else {
            Answers.refuse(
                    ctx,
                    RefusedException.forNow(
                            "Kafka has not acknowledged every record (" + delivery.reason()
                                    + "). Send the request again with the same ids; none is counted twice.",
                            RETRY_AFTER));
        }
    }

    private List<T> read(Context ctx) {
        boolean lines = isLines(ctx);
        boolean lenient = "true".equals(ctx.queryParam("lenient"));
        try (Body body = bodies.read(ctx)) {
            Batch<T> batch = lines ? reader.readLines(body.bytes(), lenient) : reader.readJson(body.bytes(), lenient);
            if (!batch.errors().isEmpty()) {
                throw refused(batch);
            }
            return batch.items().stream().map(Batch.Item::value).toList();
        } catch (MalformedBodyException | CorruptBodyException e) {
            client.reject(format.stream(), tenant, Reason.MALFORMED);
            FieldError error = new FieldError("body", String.valueOf(e.getMessage()), Reason.MALFORMED);
            throw RefusedException.forGood(Problem.invalid("The body cannot be read.", List.of(error)));
        } catch (RefusedException e) {
            if (e.problem().status() == HttpStatus.CONTENT_TOO_LARGE.getCode()) {
                client.reject(format.stream(), tenant, Reason.OVERSIZED);
            }
            throw e;
        }
    }

    private RefusedException refused(Batch<T> batch) {
        RecordStream stream = format.stream();
        for (Batch.Item<T> item : batch.items()) {
            String code = item.code().isEmpty() ? BATCH_REFUSED : item.code();
            client.reject(stream, format.tenant().apply(item.value()), code);
        }
        return RefusedException.forGood(Problem.invalid(
                "None of the " + batch.items().size() + " records was accepted: correct the errors and send all again.",
                batch.errors()));
    }

    private static boolean isLines(Context ctx) {
        String header = ctx.contentType();
        String type = header == null ? "" : header.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/json" -> false;
            case "application/x-ndjson" -> true;
            default ->
                throw RefusedException.forGood(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Type must be application/json or application/x-ndjson.");
        };
    }
}
