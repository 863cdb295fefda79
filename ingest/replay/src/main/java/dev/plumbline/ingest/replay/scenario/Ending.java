package dev.plumbline.ingest.replay.scenario;

import dev.plumbline.ingest.replay.scenario.draws.Dice;
import dev.plumbline.ingest.replay.scenario.draws.Shares;
import dev.plumbline.schemas.records.Outcome;
import java.util.Arrays;

/**
 * How calls end, with a share each; the shares are a choice.
 *
 * @see Outcome
 */
enum Ending {
    OK(.986, Outcome.OK, "", true),
    ERROR(.004, Outcome.ERROR, "500", false),
    TIMEOUT(.002, Outcome.TIMEOUT, "timeout", false),
    RATE_LIMITED(.003, Outcome.RATE_LIMITED, "429", false),
    REFUSED(.003, Outcome.REFUSED, "", true),
    FILTERED(.002, Outcome.FILTERED, "content_filter", true);

    private static final Ending[] ENDINGS = values();
    private static final double[] CUMULATIVE = Shares.cumulative(
            Arrays.stream(ENDINGS).mapToDouble(ending -> ending.share).toArray());

    private final double share;
    private final Outcome outcome;
    private final String errorType;
    private final boolean answered;

    Ending(double share, Outcome outcome, String errorType, boolean answered) {
        this.share = share;
        this.outcome = outcome;
        this.errorType = errorType;
        this.answered = answered;
    }

    static Ending draw(Dice dice) {
        return ENDINGS[dice.pick(CUMULATIVE)];
    }

    Outcome outcome() {
        return outcome;
    }

    String errorType() {
        return errorType;
    }

    /** Whether the model answered, so that tokens were used. */
    boolean answered() {
        return answered;
    }
}
