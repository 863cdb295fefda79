package dev.plumbline.processors.topologies.intake.checks;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.topologies.ledger.LedgerBook;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every sum within the range of a {@code long}, which would otherwise stop a task for good: bounds the cost, the tokens
 * and the scores that one task lets in within a day of append time.
 *
 * <p>A window or budget takes in no more than {@link #DAYS} days of arrivals from all partitions, so what is bounded here by
 * the range divided by both cannot overflow there. With four partitions that is 5.6 million dollars, 5.6e15 tokens, or 5,600
 * scores at the bound of a score, a day and partition. Not thread-safe.
 */
public final class DayBounds {
    /** The longest period of a budget, and the accepted age. */
    static final int DAYS = 408;

    private static final long DAY_MICROS = 24L * 3_600 * 1_000_000;
    private static final List<String> SUMS = List.of("cost", "reported cost", "tokens", "scores");
    private static final String DAY = "day of sums";

    private final LedgerBook ledger;
    private final long bound;
    private final long[] sums = new long[SUMS.size()];
    private final long[] more = new long[SUMS.size()];
    private long day;
    private boolean changed;

    /** Bounds for a task of an intake with so many partitions, on what the book has noted. */
    public DayBounds(LedgerBook ledger, int partitions) {
        this(ledger, Long.MAX_VALUE / DAYS / partitions);
    }

    DayBounds(LedgerBook ledger, long bound) {
        this.ledger = ledger;
        this.bound = bound;
        this.day = ledger.noted(DAY);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = ledger.noted(SUMS.get(i));
        }
    }

    /** Lets a call in, or says why not. */
    public @Nullable Fault admit(CallFacts facts, long appendMicros) {
        more[0] = facts.costNanos();
        more[1] = facts.reportedCostNanos();
        more[2] = 0;
        for (int bucket = 0; bucket < Aggregate.TOKEN_BUCKETS; bucket++) {
            more[2] += facts.tokens(bucket);
        }
        more[3] = 0;
        for (int i = 0; i < facts.scoreCount(); i++) {
            more[3] += Math.abs(facts.scoreMicros(i));
        }
        return admit(appendMicros);
    }

    /** Lets a score in, or says why not. */
    public @Nullable Fault admit(long scoreMicros, long appendMicros) {
        more[0] = 0;
        more[1] = 0;
        more[2] = 0;
        more[3] = Math.abs(scoreMicros);
        return admit(appendMicros);
    }

    private @Nullable Fault admit(long appendMicros) {
        startDay(Math.floorDiv(appendMicros, DAY_MICROS));
        for (int i = 0; i < sums.length; i++) {
            if (more[i] > bound - sums[i]) {
                return new Fault(
                        Reason.SUM_LIMIT,
                        SUMS.get(i) + " of " + more[i] + " would take the day's sum of this partition beyond " + bound);
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
        changed = true;
        return null;
    }

    private void startDay(long appendDay) {
        if (appendDay > day) {
            day = appendDay;
            Arrays.fill(sums, 0);
        }
    }

    /** Writes the sums of the day, for the next start. */
    public void drain() {
        if (changed) {
            ledger.note(DAY, day);
            for (int i = 0; i < sums.length; i++) {
                ledger.note(SUMS.get(i), sums[i]);
            }
            changed = false;
        }
    }
}
