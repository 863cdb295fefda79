package dev.plumbline.ingest.replay.scenario.draws;

/**
 * How fast a model answers: log-normal time to the first token, then log-normal time a token.
 *
 * <p>LLMDrift measured whole answers. Those of at most five tokens stand for the first token, those of at least 100
 * tokens, divided by their length, for the pace.
 */
public enum Pacing {
    /**
     * GPT-4 in LLMDrift: 1.43 s for the three-token answers of gpt-4-0613 on {@code prime}, sigma 0.86; 39.2 ms a token
     * of gpt-4-0314, sigma 0.149.
     */
    LARGE(1.43, .86, .0392, .149),
    /** GPT-3.5 Turbo 0301 in LLMDrift: 0.348 s, sigma 0.291; 26.8 ms a token, sigma 0.342. */
    SMALL(.348, .291, .0268, .342);

    private final double firstTokenSeconds;
    private final double firstTokenSigma;
    private final double secondsPerToken;
    private final double perTokenSigma;

    Pacing(double firstTokenSeconds, double firstTokenSigma, double secondsPerToken, double perTokenSigma) {
        this.firstTokenSeconds = firstTokenSeconds;
        this.firstTokenSigma = firstTokenSigma;
        this.secondsPerToken = secondsPerToken;
        this.perTokenSigma = perTokenSigma;
    }

    /** Time to the first token in microseconds. */
    public long firstToken(Dice dice) {
        return Math.round(1e6 * dice.logNormal(firstTokenSeconds, firstTokenSigma));
    }

    /** Time from the first token to the last one in microseconds. */
    public long rest(Dice dice, long tokens) {
        return Math.round(1e6 * tokens * dice.logNormal(secondsPerToken, perTokenSigma));
    }
}
