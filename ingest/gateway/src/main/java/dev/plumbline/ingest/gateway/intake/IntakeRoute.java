package dev.plumbline.ingest.gateway.intake;

import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.client.delivery.Delivery;
import dev.plumbline.ingest.client.delivery.RecordStream;
import dev.plumbline.ingest.client.rules.Reason;
import dev.plumbline.ingest.gateway.access.Principal;
import dev.plumbline.ingest.gateway.body.Body;
import dev.plumbline.ingest.gateway.body.CorruptBodyException;
import dev.plumbline.ingest.gateway.http.Answers;
import dev.plumbline.ingest.gateway.http.RefusedException;
import dev.plumbline.ingest.gateway.json.Batch;
import dev.plumbline.ingest.gateway.json.BatchReader;
import dev.plumbline.ingest.gateway.json.FieldError;
import dev.plumbline.ingest.gateway.json.MalformedBodyException;
import dev.plumbline.ingest.gateway.json.ReadContext;
import dev.plumbline.ingest.gateway.json.RecordFormat;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes records of one kind: all of a request's or none. Answers 200 once Kafka has acknowledged every one; a request
 * with one bad record is refused whole.
 */
final class IntakeRoute<T> {
    /** Code under which good records are counted that were refused with a bad one beside them. */
    static final String BATCH_REFUSED = "batch_refused";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final RecordFormat<T> format;
    private final Clock clock;
    private final Publisher<T> publisher;
    private final PlumblineClient client;
    private final IntakeParts parts;

    IntakeRoute(RecordFormat<T> format, Clock clock, Publisher<T> publisher, IntakeParts parts) {
        this.format = format;
        this.clock = clock;
        this.publisher = publisher;
        this.client = parts.client();
        this.parts = parts;
    }

    /** What a request says before its body. */
    private record Head(Principal sender, boolean lines, boolean lenient, Supplier<String> ids) {}

    void handle(Context ctx) {
        Principal sender = parts.admission().sender(ctx);
        Head head = new Head(sender, isLines(ctx), "true".equals(ctx.queryParam("lenient")), ids(ctx, sender));
        ctx.future(() -> parts.bodies()
                .read(ctx)
                .thenApply(body -> read(head, body))
                .whenComplete((records, failure) -> countOversized(head, failure))
                .thenCompose(records -> answer(ctx, records))
                .exceptionally(failure -> {
                    Answers.failed(ctx, failure);
                    return null;
                }));
    }

    private CompletableFuture<@Nullable Void> answer(Context ctx, List<T> records) {
        List<String> ids = records.stream().map(format.id()).toList();
        long timeout = parts.limits().acknowledgeTimeout().toMillis();
        // The answer is written on a thread of the server's, not on the one that serves Kafka.
        return Submission.of(records, publisher)
                .completeOnTimeout(Delivery.dropped("acknowledge_timeout"), timeout, TimeUnit.MILLISECONDS)
                .thenAcceptAsync(delivery -> answer(ctx, delivery, ids), parts.executor());
    }

    private void answer(Context ctx, Delivery delivery, List<String> ids) {
        if (!delivery.isAcknowledged()) {
            throw RefusedException.forNow(
                    "Kafka has not acknowledged every record (" + delivery.reason()
                            + "). Send the request again with the same ids, or under the same Idempotency-Key; none is"
                            + " counted twice then.",
                    RETRY_AFTER);
        }
        Map<String, Object> taken = new LinkedHashMap<>();
        taken.put("accepted", ids.size());
        taken.put(format.idsField(), ids);
        Answers.ok(ctx, taken);
    }

    private List<T> read(Head head, Body body) {
        BatchReader<T> reader = new BatchReader<>(format, new ReadContext(head.sender(), head.ids(), clock));
        try (body) {
            byte[] bytes = body.bytes();
            parts.admission().sent(head.sender(), bytes.length);
            Batch<T> batch =
                    head.lines() ? reader.readLines(bytes, head.lenient()) : reader.readJson(bytes, head.lenient());
            if (!batch.errors().isEmpty()) {
                throw refused(batch);
            }
            return batch.items().stream().map(Batch.Item::value).toList();
        } catch (MalformedBodyException | CorruptBodyException e) {
            client.reject(format.stream(), head.sender().tenant(), Reason.MALFORMED);
            FieldError error = new FieldError("body", String.valueOf(e.getMessage()), Reason.MALFORMED);
            throw RefusedException.invalid("The body cannot be read.", List.of(error));
        }
    }

    private void countOversized(Head head, @Nullable Throwable failure) {
        if (RefusedException.statusOf(failure) == HttpStatus.CONTENT_TOO_LARGE.getCode()) {
            client.reject(format.stream(), head.sender().tenant(), Reason.OVERSIZED);
        }
    }

    private RefusedException refused(Batch<T> batch) {
        RecordStream stream = format.stream();
        for (Batch.Item<T> item : batch.items()) {
            String code = item.code().isEmpty() ? BATCH_REFUSED : item.code();
            client.reject(stream, format.tenant().apply(item.value()), code);
        }
        return RefusedException.invalid(
                "None of the " + batch.items().size() + " records was accepted: correct the errors and send all again.",
                batch.errors());
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

    private Supplier<String> ids(Context ctx, Principal sender) {
        String key = ctx.header("Idempotency-Key");
        if (key == null) {
            return client::newId;
        }
        if (key.isBlank() || key.length() > RepeatableIds.MAX_KEY) {
            throw RefusedException.forGood(
                    HttpStatus.BAD_REQUEST, "Idempotency-Key must have 1 to " + RepeatableIds.MAX_KEY + " characters.");
        }
        return new RepeatableIds(sender.tenant(), ctx.path(), key);
    }
}
