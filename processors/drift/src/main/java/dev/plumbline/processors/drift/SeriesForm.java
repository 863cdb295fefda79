package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.baseline.BaselineForm;
import dev.plumbline.processors.drift.sequential.Bets;

/** What a detector watches, and so how it bounds its baseline and bets. */
enum SeriesForm {
    /** Scores of any distribution on a scale. */
    SCORE(3, BaselineForm.SCORES, Bets.STANDARD_DEVIATIONS),
    /** Scores of 0 and 1: the rate of an event. */
    RATE(103, BaselineForm.RATES, Bets.ODDS),
    /** Scores of 0 and 1: the share of the scores on one side of a cut, or of one element among others. */
    SHARE(112, BaselineForm.RATES, Bets.MODERATE_ODDS);

    private final int stateVersion;
    private final BaselineForm baseline;
    private final Bets bets;

    SeriesForm(int stateVersion, BaselineForm baseline, Bets bets) {
        this.stateVersion = stateVersion;
        this.baseline = baseline;
        this.bets = bets;
    }

    int stateVersion() {
        return stateVersion;
    }

    BaselineForm baseline() {
        return baseline;
    }

    Bets bets() {
        return bets;
    }
}
