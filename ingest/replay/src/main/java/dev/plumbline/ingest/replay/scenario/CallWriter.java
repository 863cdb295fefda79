package dev.plumbline.ingest.replay.scenario;

import dev.plumbline.ingest.replay.scenario.draws.Dice;
import dev.plumbline.ingest.replay.scenario.draws.Shares;
import dev.plumbline.ingest.replay.scenario.draws.TokenShape;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.Usage;
import java.util.List;
import java.util.Map;

/** Writes the calls: who asks for what, which model answers, how long it takes and how many tokens it needs. */
final class CallWriter {
    private static final Feature[] FEATURES = Feature.values();
    private static final Tenant[] TENANTS = Tenant.values();
    private static final double[] FEATURE_SHARES = Shares.cumulative(Feature.shares());
    private static final double[] TENANT_SHARES = Shares.cumulative(Tenant.shares());
    private static final int USERS = 4096;
    private static final long TIMEOUT_MICROS = 60_000_000L;
    /** Share of the prompt that is in the cache when a cache is used, and how often it has to be written first. */
    private static final double CACHED_PART = .7;

    private static final double CACHE_WRITES = .1;

    private final Dice dice;
    private final Plot plot;
    private final Releases releases;
    private final String idPrefix;
    private final String[] users = new String[USERS];
    private long written;

    CallWriter(Dice dice, Plot plot, Releases releases, long runId) {
        this.dice = dice;
        this.plot = plot;
        this.releases = releases;
        this.idPrefix = "s" + Long.toHexString(runId) + "-";
        for (int i = 0; i < USERS; i++) {
            users[i] = String.format("%016x", Dice.mix(runId + i));
        }
    }

    /** A call with all its fields but the scores. */
    LlmCall write(long at, boolean extra) {
        Feature feature = extra ? Plot.RUNAWAY_FEATURE : FEATURES[dice.pick(FEATURE_SHARES)];
        Tenant tenant = extra ? Plot.RUNAWAY_TENANT : TENANTS[dice.pick(TENANT_SHARES)];
        ModelChoice model = extra ? Plot.RUNAWAY_MODEL : feature.pickModel(dice);
        LlmCall call = new LlmCall();
        identify(call, at, feature, tenant);
        name(call, at, model);
        Ending ending = Ending.draw(dice);
        call.setOutcome(ending.outcome());
        call.setErrorType(ending.errorType());
        call.setUsage(new Usage(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
        if (ending.answered()) {
            answer(call, feature, model, extra ? Plot.RUNAWAY_INPUT : 1);
        } else {
            fail(call, ending);
        }
        return call;
    }

    private void identify(LlmCall call, long at, Feature feature, Tenant tenant) {
        call.setCallId(idPrefix + written++);
        call.setStartedAtMicros(at);
        call.setTenant(tenant.label());
        call.setFeature(feature.label());
        call.setApp(Names.APP);
        call.setEnvironment(Names.ENVIRONMENT);
        call.setRelease(releases.release(at));
        call.setOperation("chat");
        call.setPromptName(feature.label());
        call.setPromptVersion(releases.promptVersion(feature, at));
        call.setVariant("");
        call.setTraceId("");
        call.setSessionId("");
        call.setUserHash(users[dice.below(USERS)]);
        call.setAttributes(Map.of());
        call.setGuardrails(List.of());
        call.setScores(List.of());
    }

    private void name(LlmCall call, long at, ModelChoice model) {
        boolean updated = plot.updated(model, at);
        call.setProvider(model.provider());
        call.setRequestedModel(model.requested());
        call.setServedModel(updated ? Names.NEW_GPT_4 : model.served());
        call.setSystemFingerprint(updated ? Names.NEW_GPT_4_FINGERPRINT : model.fingerprint());
        call.setServiceTier("");
    }

    private void answer(LlmCall call, Feature feature, ModelChoice model, double more) {
        long at = call.getStartedAtMicros();
        double longer = plot.worsePrompt(feature, at) ? Plot.WORSE_PROMPT_OUTPUT : 1;
        long input = TokenShape.INPUT.draw(dice, feature.inputScale() * more);
        long output = TokenShape.OUTPUT.draw(dice, feature.outputScale() * longer);
        spread(call.getUsage(), input, model);
        call.getUsage().setOutput(output);
        long firstToken = model.pacing().firstToken(dice);
        call.setTimeToFirstTokenMicros(firstToken);
        call.setDurationMicros(firstToken + model.pacing().rest(dice, output));
        call.setFinishReason(call.getOutcome() == Outcome.FILTERED ? "content_filter" : "stop");
    }

    private void spread(Usage usage, long input, ModelChoice model) {
        long cached = dice.chance(model.cacheShare()) ? Math.round(input * CACHED_PART) : 0;
        boolean write = cached > 0 && dice.chance(CACHE_WRITES);
        usage.setInput(write && !model.billsCacheWrites() ? input : input - cached);
        usage.setCacheRead(write ? 0 : cached);
        usage.setCacheWrite5m(write && model.billsCacheWrites() ? cached : 0);
    }

    private void fail(LlmCall call, Ending ending) {
        boolean timeout = ending == Ending.TIMEOUT;
        call.setDurationMicros(timeout ? TIMEOUT_MICROS : Math.round(1e6 * dice.logNormal(.2, .5)));
        call.setServedModel("");
        call.setSystemFingerprint("");
        call.setFinishReason("");
        call.setRetries(ending == Ending.RATE_LIMITED ? 2 : 0);
    }
}
