package dev.plumbline.processors.benchmarks.load;

import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Usage;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Calls of many tenants, skewed towards a few of them: a quarter of the (tenant, feature) pairs make half of the calls. Each feature
 * has three prompt versions and four of eight models. One call in five has a score, one in fifty failed. Not thread-safe.
 */
public final class CallGenerator {
    private static final List<String> MODELS = List.of(
            "gpt-4o",
            "gpt-4o-mini",
            "gpt-4.1",
            "gpt-4.1-mini",
            "gpt-4.1-nano",
            "gpt-4-turbo",
            "gpt-3.5-turbo",
            "gpt-4");
    private static final int MODELS_A_FEATURE = 4;
    private static final int VERSIONS = 3;

    /** Enough that each partition has some. */
    private static final int CLOSING_CALLS = 256;

    private final Workload workload;
    private final SplittableRandom random;
    private final long endMicros;
    private long made;

    /** A generator whose last call starts at {@code endMicros}, microseconds since the epoch. */
    public CallGenerator(Workload workload, long endMicros) {
        this.workload = workload;
        this.random = new SplittableRandom(workload.seed());
        this.endMicros = endMicros;
    }

    /** The next call. */
    public LlmCall next() {
        double skewed = random.nextDouble();
        int pair = (int) (workload.pairs() * skewed * skewed);
        int feature = pair % workload.features();
        String model = MODELS.get((feature + random.nextInt(MODELS_A_FEATURE)) % MODELS.size());
        boolean failed = random.nextInt(50) == 0;
        LlmCall.Builder call = timed();
        setScope(call, pair, feature);
        return call.setProvider("openai")
                .setRequestedModel(model)
                .setServedModel(model)
                .setUsage(usage())
                .setOutcome(failed ? Outcome.ERROR : Outcome.OK)
                .setErrorType(failed ? "503" : "")
                .setFinishReason(failed ? "" : "stop")
                .setScores(scores(failed))
                .setTraceId(id())
                .build();
    }

    private LlmCall.Builder timed() {
        return LlmCall.newBuilder()
                .setCallId(id())
                .setStartedAtMicros(startedAt())
                .setDurationMicros(200_000L + (long) (2_000_000 * -Math.log(1 - random.nextDouble())))
                .setTimeToFirstTokenMicros(100_000L + random.nextInt(400_000));
    }

    private void setScope(LlmCall.Builder call, int pair, int feature) {
        call.setTenant("tenant-" + pair / 7)
                .setApp("app-" + feature % 9)
                .setFeature("feature-" + feature)
                .setEnvironment("production")
                .setRelease("2026.11." + feature % 5)
                .setPromptName("feature-" + feature)
                .setPromptVersion("v" + random.nextInt(VERSIONS));
    }

    private long startedAt() {
        long spanMicros = workload.span().toNanos() / 1_000;
        long jitter = random.nextInt(2_000_000);
        boolean closing = !workload.age().isZero() && made >= workload.events() - CLOSING_CALLS;
        long end = closing ? endMicros : endMicros - workload.age().toNanos() / 1_000;
        return end - spanMicros + (long) ((double) made++ / workload.events() * spanMicros) - jitter;
    }

    private String id() {
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }

    private Usage usage() {
        long cached = random.nextInt(3) == 0 ? random.nextInt(4_000) : 0;
        return new Usage(200L + random.nextInt(3_000), cached, 0L, 0L, 20L + random.nextInt(800), 0L, 0L, 0L);
    }

    private List<InlineScore> scores(boolean failed) {
        return failed || random.nextInt(5) != 0
                ? List.of()
                : List.of(new InlineScore(
                        "helpfulness", 0.7 + 0.3 * random.nextDouble(), ScoreSource.HEURISTIC, "rules", "1"));
    }
}
