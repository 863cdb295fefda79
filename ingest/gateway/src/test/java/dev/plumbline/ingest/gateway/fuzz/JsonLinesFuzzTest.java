package dev.plumbline.ingest.gateway.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.plumbline.ingest.gateway.access.Principal;
import dev.plumbline.ingest.gateway.json.Batch;
import dev.plumbline.ingest.gateway.json.BatchReader;
import dev.plumbline.ingest.gateway.json.MalformedBodyException;
import dev.plumbline.ingest.gateway.json.ReadContext;
import dev.plumbline.ingest.gateway.json.RecordFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Any bytes are records in lines or a document of JSON, each right or with its errors, or are refused. */
class JsonLinesFuzzTest {
    private static final ReadContext CONTEXT =
            new ReadContext(new Principal("acme", true), () -> "id", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private static final List<BatchReader<?>> READERS = List.of(
            new BatchReader<>(RecordFormat.CALLS, CONTEXT),
            new BatchReader<>(RecordFormat.SCORES, CONTEXT),
            new BatchReader<>(RecordFormat.CHANGES, CONTEXT));

    @FuzzTest
    void shouldReadOrRefuse(byte[] body) {
        for (BatchReader<?> reader : READERS) {
            check(() -> reader.readLines(body, false), body.length);
            check(() -> reader.readJson(body, true), body.length);
        }
    }

    private interface Reading {
        Batch<?> read() throws MalformedBodyException;
    }

    private static void check(Reading reading, int bytes) {
        try {
            int records = reading.read().items().size();
            if (records > bytes) {
                throw new AssertionError(records + " records out of " + bytes + " bytes");
            }
        } catch (MalformedBodyException refused) {
            // An answer that a body may well have; what is looked for is anything else.
        }
    }
}
