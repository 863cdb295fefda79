package dev.plumbline.ingest.client;

import dev.plumbline.schemas.records.GuardrailVerdict;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.ScoreSource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Describes one call and publishes it once. Nothing is required but the feature, and a tenant here or in the
 * configuration; null means not known. No method throws. Not thread-safe.
 */
public final class CallBuilder {
    private final PlumblineClient client;
    private final CallDefaults defaults;
    private final LlmCall call = BlankRecords.call();
    private @Nullable Instant startedAt;
    private @Nullable CallHandle published;

    CallBuilder(PlumblineClient client, CallDefaults defaults, @Nullable String feature) {
        this.client = client;
        this.defaults = defaults;
        call.setFeature(text(feature));
        call.setTenant(defaults.scope().tenant());
        call.setApp(defaults.scope().app());
        call.setEnvironment(defaults.scope().environment());
        call.setRelease(defaults.scope().release());
    }

    /** Identifies the call within its tenant; a second call of the same id is a duplicate. Random unless given. */
    public CallBuilder callId(@Nullable String id) {
        call.setCallId(text(id));
        return this;
    }

    /** When the request was sent; the time of publishing less the duration unless given. */
    public CallBuilder startedAt(@Nullable Instant time) {
        startedAt = time;
        return this;
    }

    /** From sending the request to the last byte of the answer. */
    public CallBuilder duration(@Nullable Duration time) {
        call.setDurationMicros(time == null ? null : Micros.of(time));
        return this;
    }

    /** From sending the request to the first token of the answer. */
    public CallBuilder timeToFirstToken(@Nullable Duration time) {
        call.setTimeToFirstTokenMicros(time == null ? null : Micros.of(time));
        return this;
    }

    /** On whose behalf the call was made. */
    public CallBuilder tenant(@Nullable String name) {
        call.setTenant(text(name));
        return this;
    }

    /** Who served the model, for example {@code openai}. */
    public CallBuilder provider(@Nullable String name) {
        call.setProvider(text(name));
        return this;
    }

    /** The model that was asked for. */
    public CallBuilder requestedModel(@Nullable String name) {
        call.setRequestedModel(text(name));
        return this;
    }

    /** The model that answered, if the provider said. */
    public CallBuilder servedModel(@Nullable String name) {
        call.setServedModel(text(name));
        return this;
    }

    /** The provider's identifier of the backend that answered. */
    public CallBuilder systemFingerprint(@Nullable String fingerprint) {
        call.setSystemFingerprint(text(fingerprint));
        return this;
    }

    /** The tier the call is billed at: standard, batch, flex or priority. */
    public CallBuilder serviceTier(@Nullable String tier) {
        call.setServiceTier(text(tier));
        return this;
    }

    /** OpenTelemetry's operation name; {@code chat} unless given. */
    public CallBuilder operation(@Nullable String name) {
        call.setOperation(text(name));
        return this;
    }

    /** The prompt template and its version. */
    public CallBuilder prompt(@Nullable String name, @Nullable String version) {
        call.setPromptName(text(name));
        call.setPromptVersion(text(version));
        return this;
    }

    /** Arm of an experiment. */
    public CallBuilder variant(@Nullable String name) {
        call.setVariant(text(name));
        return this;
    }

    /** Tokens of plain text, without any cache. */
    public CallBuilder usage(long input, long output) {
        return usage(TokenUsage.of(input, output));
    }

    /** Tokens by disjoint bucket. */
    public CallBuilder usage(@Nullable TokenUsage tokens) {
        call.setUsage((tokens == null ? TokenUsage.of(0, 0) : tokens).toRecord());
        return this;
    }

    /** True if the buckets are a guess, because the source did not say whether its input includes cached tokens. */
    public CallBuilder usageAmbiguous(boolean ambiguous) {
        call.setUsageAmbiguous(ambiguous);
        return this;
    }

    /** What the provider or a gateway says the call cost, in nano-dollars; kept beside the computed cost. */
    public CallBuilder reportedCostNanos(@Nullable Long nanos) {
        call.setReportedCostNanos(nanos);
        return this;
    }

    /** How the call ended; {@code OK} unless given. */
    public CallBuilder outcome(@Nullable Outcome end) {
        call.setOutcome(end == null ? Outcome.UNKNOWN : end);
        return this;
    }

    /** The call failed with an error of this class, for example {@code 429} or an exception's name. */
    public CallBuilder error(@Nullable String type) {
        call.setOutcome(Outcome.ERROR);
        call.setErrorType(text(type));
        return this;
    }

    /** The call failed with this exception; only the name of its class is kept. */
    public CallBuilder error(@Nullable Throwable thrown) {
        return error(thrown == null ? "" : thrown.getClass().getName());
    }

    /** Why the model stopped, for example {@code stop} or {@code length}. */
    public CallBuilder finishReason(@Nullable String reason) {
        call.setFinishReason(text(reason));
        return this;
    }

    /** How many times the application had sent the call before. */
    public CallBuilder retries(int count) {
        call.setRetries(count);
        return this;
    }

    /**
     * Corrects a call that was published under the same id: tokens, outcome, reported cost and dimensions are then those of
     * the highest revision. Durations and scores stay as first measured.
     */
    public CallBuilder revision(int number) {
        call.setRevision(number);
        return this;
    }

    /** The application answered from a cache of its own. */
    public CallBuilder appCacheHit(boolean hit) {
        call.setAppCacheHit(hit);
        return this;
    }

    /** What a guardrail said. */
    public CallBuilder guardrail(@Nullable String name, @Nullable String verdict, boolean blocked) {
        call.getGuardrails().add(new GuardrailVerdict(text(name), text(verdict), blocked));
        return this;
    }

    /** A quality score that is known already. Later ones go through the {@link CallHandle}. */
    public CallBuilder score(@Nullable String name, double value, ScoreSource source) {
        return score(name, value, source, "", "");
    }

    /** A quality score with the evaluator that gave it, for example a judge model. */
    public CallBuilder score(
            @Nullable String name,
            double value,
            @Nullable ScoreSource source,
            @Nullable String evaluator,
            @Nullable String evaluatorVersion) {
        ScoreSource from = source == null ? ScoreSource.UNKNOWN : source;
        call.getScores().add(new InlineScore(text(name), value, from, text(evaluator), text(evaluatorVersion)));
        return this;
    }

    /** W3C trace id, 32 hexadecimal digits; that of OpenTelemetry's current span unless given, if there is one. */
    public CallBuilder traceId(@Nullable String id) {
        call.setTraceId(text(id));
        return this;
    }

    /** Conversation or session that the call belongs to. */
    public CallBuilder sessionId(@Nullable String id) {
        call.setSessionId(text(id));
        return this;
    }

    /** The end user; hashed here under the configured key, left out without one. The id itself is never sent. */
    public CallBuilder userId(@Nullable String id) {
        call.setUserHash(defaults.users().of(id));
        return this;
    }

    /** A further attribute. Never the text of a prompt or an answer. */
    public CallBuilder attribute(@Nullable String name, @Nullable String value) {
        if (name != null && value != null) {
            call.getAttributes().put(name, value);
        }
        return this;
    }

    /** Publishes the call; a second time does nothing more. The handle takes scores that come later. */
    public CallHandle publish() {
        if (published == null) {
            complete();
            published = new CallHandle(client, defaults, call);
            client.publish(call);
        }
        return published;
    }

    private void complete() {
        if (call.getCallId().isEmpty()) {
            call.setCallId(defaults.ids().next());
        }
        if (call.getTraceId().isEmpty()) {
            call.setTraceId(defaults.traceIds().get());
        }
        if (startedAt != null) {
            call.setStartedAtMicros(Micros.of(startedAt));
        } else {
            Long duration = call.getDurationMicros();
            long ended = Micros.of(defaults.clock().instant());
            call.setStartedAtMicros(duration == null || duration < 0 ? ended : ended - duration);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
