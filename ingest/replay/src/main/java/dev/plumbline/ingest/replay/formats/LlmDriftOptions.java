package dev.plumbline.ingest.replay.formats;

import java.util.ArrayList;
import java.util.List;

/**
 * How the LLMDrift results are laid out in time, which the file does not say in a usable way: its rows carry the day of
 * the experiment only.
 *
 * @param tenant tenant of every call
 * @param seed seed of the order within a model version
 * @param callsPerSecond rate in event time: of each pair of task and model in {@link Layout#TOGETHER}, of the whole
 *     stream in {@link Layout#ONE_AFTER_ANOTHER}
 * @param layout whether the pairs run side by side
 * @param anchor where the stream lies; {@link Anchor.Kind#RECORDED} means that it starts at the epoch
 */
public record LlmDriftOptions(String tenant, long seed, double callsPerSecond, Layout layout, Anchor anchor) {
    /** How pairs of task and model share the time. In both, a pair runs its old version first, then its new one. */
    public enum Layout {
        /** All pairs start at once and run side by side, as features of one product do. */
        TOGETHER,
        /** The pairs follow each other, in the order of the file. */
        ONE_AFTER_ANOTHER
    }

    public LlmDriftOptions {
        List<String> wrong = new ArrayList<>();
        if (tenant.isEmpty()) {
            wrong.add("tenant must not be empty");
        }
        if (!(callsPerSecond > 0 && callsPerSecond <= 1e6)) {
            wrong.add("callsPerSecond must be in (0, 1e6], but is " + callsPerSecond);
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
    }

    /**
     * Tenant {@code llmdrift}, seed 1, all pairs together at one call in two seconds each: 500 calls of a version take
     * 16 min 40 s, enough minutes to see the change in, and few enough for the lateness that intake accepts.
     */
    public static LlmDriftOptions defaults(Anchor anchor) {
        return new LlmDriftOptions("llmdrift", 1, 0.5, Layout.TOGETHER, anchor);
    }

    /** These options with another tenant. */
    public LlmDriftOptions withTenant(String tenant) {
        return new LlmDriftOptions(tenant, seed, callsPerSecond, layout, anchor);
    }

    /** These options with another seed. */
    public LlmDriftOptions withSeed(long seed) {
        return new LlmDriftOptions(tenant, seed, callsPerSecond, layout, anchor);
    }

    /** These options with another rate. */
    public LlmDriftOptions withCallsPerSecond(double callsPerSecond) {
        return new LlmDriftOptions(tenant, seed, callsPerSecond, layout, anchor);
    }

    /** These options with another layout. */
    public LlmDriftOptions withLayout(Layout layout) {
        return new LlmDriftOptions(tenant, seed, callsPerSecond, layout, anchor);
    }
}
