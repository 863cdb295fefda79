package dev.plumbline.processors.budgets;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Spending of one series in one period, and the thresholds that it has reached.
 *
 * <p>A step that crosses several thresholds reports them in the order in which spending passes them: upwards the lowest
 * first, downwards the highest first. Reaching means at or above. A period that is closed still takes late spending: what
 * it crosses then fires and ends in the same step, so that no alert stays open for a period that is over. The outcome
 * depends on the order of steps only in what is reported on the way, never in the totals. Not thread-safe.
 */
public final class BudgetState {
    private static final byte VERSION = 2;
    private static final byte WITHOUT_REVISIONS = 1;
    private static final int FIXED_BYTES = 1 + 6 * Long.BYTES + Integer.BYTES + 3;

    private final BudgetPeriod period;
    private final TreeSet<Integer> reached = new TreeSet<>();
    private long spentNanos;
    private long unpricedCalls;
    private long asOfMicros;
    private boolean closed;
    private long priceVersion;
    private int revision = -1;
    private boolean toPublish = true;

    /** Nothing spent. */
    public BudgetState(BudgetPeriod period) {
        this.period = period;
        this.asOfMicros = period.startMicros();
    }

    /**
     * Adds spending of the period.
     *
     * @param rule the rule; its limit and thresholds may have changed since the last step
     * @param costNanos nano-dollars, negative for a correction
     * @param calls further calls without a price, negative where a price has been found
     * @param eventMicros event time, within the period
     * @return the thresholds crossed, in order
     * @throws IllegalArgumentException if the event time lies outside the period
     * @throws ArithmeticException if a total leaves the range of a long; the state is then unchanged
     */
    public List<BudgetTransition> add(BudgetRule rule, long costNanos, long calls, long eventMicros) {
        if (!period.contains(eventMicros)) {
            throw new IllegalArgumentException("event at " + eventMicros + " lies outside of " + period);
        }
        long spent = Math.addExact(spentNanos, costNanos);
        unpricedCalls = Math.addExact(unpricedCalls, calls);
        spentNanos = spent;
        asOfMicros = Math.max(asOfMicros, eventMicros);
        toPublish = true;
        List<BudgetTransition> transitions = new ArrayList<>();
        fall(rule, eventMicros, transitions);
        climb(rule, eventMicros, transitions);
        return transitions;
    }

    private void fall(BudgetRule rule, long eventMicros, List<BudgetTransition> transitions) {
        for (int percent : List.copyOf(reached.descendingSet())) {
            if (!rule.thresholds().contains(percent) || spentNanos < rule.thresholdNanos(percent)) {
                reached.remove(percent);
                if (!closed) {
                    transitions.add(transition(rule, BudgetTransition.Kind.CORRECTED, percent, eventMicros));
                }
            }
        }
    }

    private void climb(BudgetRule rule, long eventMicros, List<BudgetTransition> transitions) {
        for (int percent : rule.thresholds()) {
            if (spentNanos >= rule.thresholdNanos(percent) && reached.add(percent)) {
                transitions.add(transition(rule, BudgetTransition.Kind.FIRED, percent, eventMicros));
                if (closed) {
                    transitions.add(transition(rule, BudgetTransition.Kind.PERIOD_ENDED, percent, period.endMicros()));
                }
            }
        }
    }

    /**
     * Closes the period, because stream time has passed its end.
     *
     * @return what was firing, the highest threshold first; nothing if it was closed before
     */
    public List<BudgetTransition> close(BudgetRule rule) {
        List<BudgetTransition> transitions = new ArrayList<>();
        if (!closed) {
            closed = true;
            toPublish = true;
            for (int percent : reached.descendingSet()) {
                transitions.add(transition(rule, BudgetTransition.Kind.PERIOD_ENDED, percent, period.endMicros()));
            }
        }
        return transitions;
    }

    private BudgetTransition transition(BudgetRule rule, BudgetTransition.Kind kind, int percent, long at) {
        return new BudgetTransition(
                kind, percent, rule.thresholdNanos(percent), spentNanos, rule.limitNanos(), unpricedCalls, period, at);
    }

    /** The period. */
    public BudgetPeriod period() {
        return period;
    }

    /** Spent so far in nano-dollars. */
    public long spentNanos() {
        return spentNanos;
    }

    /** Calls without a price; they are not in the spending. */
    public long unpricedCalls() {
        return unpricedCalls;
    }

    /** The latest event time added; the start of the period before the first. */
    public long asOfMicros() {
        return asOfMicros;
    }

    /** Notes the version of the prices behind spending that is added; the newest stays. */
    public void pricedWith(long version) {
        priceVersion = Math.max(priceVersion, version);
    }

    /** Version of the newest price list behind the spending, 0 for the list that Plumbline comes with. */
    public long priceVersion() {
        return priceVersion;
    }

    /** True if the state has changed since it was last published. */
    public boolean isToPublish() {
        return toPublish;
    }

    /** Notes that the state is published: as revision 0 the first time, one more each further time. */
    public void publish() {
        revision++;
        toPublish = false;
    }

    /** How often the state was published before it was last; -1 if it never was. */
    public int revision() {
        return revision;
    }

    /** The percentages reached, ascending. */
    public List<Integer> reached() {
        return List.copyOf(reached);
    }

    /** True after {@link #close}. */
    public boolean closed() {
        return closed;
    }

    /** The state as versioned bytes: 56, and 2 a threshold reached. */
    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + Short.BYTES * reached.size());
        out.put(VERSION).putLong(period.startMicros()).putLong(period.endMicros());
        out.putLong(spentNanos).putLong(unpricedCalls).putLong(asOfMicros);
        out.putLong(priceVersion).putInt(revision).put((byte) (toPublish ? 1 : 0));
        out.put((byte) (closed ? 1 : 0)).put((byte) reached.size());
        reached.forEach(percent -> out.putShort(percent.shortValue()));
        return out.array();
    }

    /**
     * A state that continues from {@link #toBytes}.
     *
     * @throws IllegalArgumentException if the bytes are malformed or of another version
     */
    public static BudgetState fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            byte version = in.get();
            if (version != VERSION && version != WITHOUT_REVISIONS) {
                throw new IllegalArgumentException("budget state: version " + version + " is not " + VERSION);
            }
            BudgetState state = new BudgetState(new BudgetPeriod(in.getLong(), in.getLong()));
            state.spentNanos = in.getLong();
            state.unpricedCalls = in.getLong();
            state.asOfMicros = in.getLong();
            if (version == VERSION) {
                state.priceVersion = in.getLong();
                state.revision = in.getInt();
                state.toPublish = in.get() != 0;
            }
            state.closed = in.get() != 0;
            for (int left = in.get(); left > 0; left--) {
                state.reached.add((int) in.getShort());
            }
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("budget state: " + in.remaining() + " bytes left over");
            }
            return state;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("budget state: truncated", e);
        }
    }
}
