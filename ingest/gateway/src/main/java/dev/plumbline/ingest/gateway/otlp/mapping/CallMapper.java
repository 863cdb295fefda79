package dev.plumbline.ingest.gateway.otlp.mapping;

import dev.plumbline.ingest.client.BlankRecords;
import dev.plumbline.ingest.gateway.otlp.dialects.Field;
import dev.plumbline.ingest.gateway.otlp.dialects.Role;
import dev.plumbline.ingest.gateway.otlp.dialects.SpanFields;
import dev.plumbline.ingest.gateway.otlp.wire.SpanData;
import dev.plumbline.schemas.records.LlmCall;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a call of an inference span. Its id is empty if the span has no valid ids. Thread-safe. */
final class CallMapper {
    /** The feature of calls that name none and whose sender names no service either. */
    static final String UNKNOWN_FEATURE = "unknown";

    private static final Set<String> STANDARD_TIERS = Set.of("default", "auto", "standard");
    private static final BigDecimal NANOS_PER_DOLLAR = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal MICROS_PER_SECOND = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MICROS_PER_MILLI = BigDecimal.valueOf(1_000);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final MappingContext context;

    CallMapper(MappingContext context) {
        this.context = context;
    }

    LlmCall map(SpanData span, SpanFields fields, Role role) {
        LlmCall call = BlankRecords.call();
        call.setCallId(CallIds.call(span.traceId(), span.spanId()));
        call.setTraceId(span.traceId());
        call.setOperation(role.operation());
        readTimes(span, fields, call);
        readScope(fields, call);
        readModel(fields, call);
        UsageMapper.map(fields, call);
        OutcomeMapper.map(span, fields, call);
        call.setReportedCostNanos(scaled(fields.decimal(Field.COST), NANOS_PER_DOLLAR));
        call.setSessionId(fields.text(Field.SESSION));
        String user = fields.text(Field.USER);
        call.setUserHash(user.isEmpty() ? "" : context.userHash().apply(user));
        return call;
    }

    private void readScope(SpanFields fields, LlmCall call) {
        String app = fields.text(Field.APP);
        String feature = fields.text(Field.FEATURE);
        String fallback = app.isEmpty() ? UNKNOWN_FEATURE : app;
        call.setTenant(context.tenant(fields.text(Field.TENANT)));
        call.setApp(app);
        call.setFeature(feature.isEmpty() ? fallback : feature);
        call.setEnvironment(fields.text(Field.ENVIRONMENT));
        call.setRelease(fields.text(Field.RELEASE));
        call.setPromptName(fields.text(Field.PROMPT_NAME));
        call.setPromptVersion(fields.text(Field.PROMPT_VERSION));
        call.setVariant(fields.text(Field.VARIANT));
    }

    private static void readModel(SpanFields fields, LlmCall call) {
        String tier = fields.text(Field.SERVICE_TIER).toLowerCase(Locale.ROOT);
        call.setProvider(Providers.canonical(fields.text(Field.PROVIDER)));
        call.setRequestedModel(fields.text(Field.REQUESTED_MODEL));
        call.setServedModel(fields.text(Field.SERVED_MODEL));
        call.setSystemFingerprint(fields.text(Field.SYSTEM_FINGERPRINT));
        call.setServiceTier(STANDARD_TIERS.contains(tier) ? "" : tier);
    }

    private static void readTimes(SpanData span, SpanFields fields, LlmCall call) {
        long started = Long.divideUnsigned(span.startNanos(), 1_000);
        call.setStartedAtMicros(started);
        call.setDurationMicros(span.endNanos() == 0 ? null : Long.divideUnsigned(span.endNanos(), 1_000) - started);
        Long first = scaled(fields.decimal(Field.FIRST_TOKEN_SECONDS), MICROS_PER_SECOND);
        if (first == null) {
            first = scaled(fields.decimal(Field.FIRST_TOKEN_MILLIS), MICROS_PER_MILLI);
        }
        call.setTimeToFirstTokenMicros(first == null ? since(started, fields.text(Field.FIRST_TOKEN_AT)) : first);
    }

    // Langfuse's SDKs write the time as JSON, with quotes around it.
    private static @Nullable Long since(long started, String time) {
        try {
            Instant at = OffsetDateTime.parse(time.replace("\"", "").replace(' ', 'T'))
                    .toInstant();
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at) - started;
            return micros < 0 ? null : micros;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Long scaled(@Nullable BigDecimal value, BigDecimal factor) {
        if (value == null) {
            return null;
        }
        BigDecimal scaled = value.multiply(factor);
        return scaled.signum() < 0 || scaled.compareTo(LARGEST) > 0 ? null : Long.valueOf(scaled.longValue());
    }
}
