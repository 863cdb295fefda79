package dev.plumbline.processors.benchmarks.evaluation.replay;

/** What of a recorded call is watched. */
enum Measure {
    SCORE("score"),
    TOKENS("answer tokens");

    private final String title;

    Measure(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    double of(RecordedCall call) {
        return this == SCORE ? call.score() : call.tokens();
    }
}
