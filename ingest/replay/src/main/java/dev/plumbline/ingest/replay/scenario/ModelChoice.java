package dev.plumbline.ingest.replay.scenario;

import dev.plumbline.ingest.replay.scenario.draws.Pacing;

/**
 * A model that a feature uses.
 *
 * @param share share of the feature's calls; the shares of a feature add up to 1
 * @param cacheShare share of its calls whose prompt has a prefix in the provider's cache
 */
record ModelChoice(
        String provider,
        String requested,
        String served,
        String fingerprint,
        Pacing pacing,
        double share,
        double cacheShare) {

    static ModelChoice openAi(
            String requested, String served, String fingerprint, Pacing pacing, double share, double cacheShare) {
        return new ModelChoice("openai", requested, served, fingerprint, pacing, share, cacheShare);
    }

    ModelChoice uncached() {
        return new ModelChoice(provider, requested, served, fingerprint, pacing, share, 0);
    }

    /** Whether the provider bills the first use of a cached prefix as a write. */
    boolean billsCacheWrites() {
        return provider.equals("anthropic");
    }
}
