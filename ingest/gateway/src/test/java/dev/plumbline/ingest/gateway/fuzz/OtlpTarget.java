package dev.plumbline.ingest.gateway.fuzz;

import dev.plumbline.ingest.client.rules.RecordRules;
import dev.plumbline.ingest.gateway.access.Principal;
import dev.plumbline.ingest.gateway.otlp.UserHash;
import dev.plumbline.ingest.gateway.otlp.mapping.Mapped;
import dev.plumbline.ingest.gateway.otlp.mapping.MappingContext;
import dev.plumbline.ingest.gateway.otlp.mapping.TelemetryMapper;
import dev.plumbline.ingest.gateway.otlp.wire.MalformedOtlpException;
import dev.plumbline.ingest.gateway.otlp.wire.OtlpEncoding;
import dev.plumbline.ingest.gateway.otlp.wire.TooManyRecordsException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** From bytes to records that have been checked, as far as a request goes before Kafka. */
final class OtlpTarget {
    private static final TelemetryMapper MAPPER = new TelemetryMapper(new MappingContext(
            new Principal("acme", true),
            new UserHash("a key of sixteen or more"),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));

    private OtlpTarget() {}

    static void read(OtlpEncoding encoding, byte[] body) {
        try {
            check(MAPPER.spans(encoding.spans(body, TelemetryMapper::wants)), body.length);
            check(MAPPER.logs(encoding.logs(body, TelemetryMapper::wants)), body.length);
        } catch (MalformedOtlpException | TooManyRecordsException refused) {
            // An answer that a body may well have; what is looked for is anything else.
        }
    }

    private static void check(Mapped mapped, int bytes) {
        mapped.calls().forEach(RecordRules::check);
        mapped.scores().forEach(RecordRules::check);
        int records = mapped.calls().size() + mapped.scores().size() + mapped.otherEvents();
        if (records > bytes) {
            throw new AssertionError(records + " records out of " + bytes + " bytes");
        }
    }
}
