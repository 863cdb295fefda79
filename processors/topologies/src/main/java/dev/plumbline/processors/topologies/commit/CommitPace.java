package dev.plumbline.processors.topologies.commit;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * When a task commits. While its records are fresh, or when they have come to an end, it asks for a commit every
 * {@value #INTERVAL}; while it works off a backlog it leaves that to the longer {@code commit.interval.ms} of Kafka Streams.
 * What a commit writes grows with the series that were touched, not with the calls, so that a backlog is done sooner with
 * fewer of them.
 *
 * <p>A thread commits all its tasks together: the first that asks has asked for all. Not thread-safe.
 */
public final class CommitPace {
    /** Setting: milliseconds between commits while records are fresh; without it Kafka Streams alone decides. */
    public static final String INTERVAL = "plumbline.commit.interval.ms";

    /** Appended within this time, by this machine's clock, a record is fresh. */
    static final long FRESH_MILLIS = 5_000;

    private static final ThreadLocal<Turn> TURNS = ThreadLocal.withInitial(Turn::new);
    private static final long NOTHING = -1;

    private final ProcessingContext context;
    private final long intervalMillis;
    private final Turn turn;
    private long newestAppend = Long.MIN_VALUE / 2;
    private long tookIn = NOTHING;
    private long takenBefore;

    private CommitPace(ProcessingContext context, long intervalMillis, Turn turn) {
        this.context = context;
        this.intervalMillis = intervalMillis;
        this.turn = turn;
    }

    /** The pace of a task that starts on this thread. */
    public static CommitPace start(ProcessingContext context) {
        Object interval = context.appConfigs().get(INTERVAL);
        long millis = interval == null ? 0 : Long.parseLong(interval.toString());
        CommitPace pace = new CommitPace(context, millis, TURNS.get());
        if (millis > 0) {
            context.schedule(Duration.ofMillis(millis), PunctuationType.WALL_CLOCK_TIME, pace::tick);
        }
        return pace;
    }

    /** A record was taken; {@code full} if the heap must be drained, however old it is. */
    public void took(long appendMillis, boolean full) {
        newestAppend = Math.max(newestAppend, appendMillis);
        tookIn = turn.number;
        turn.taken++;
        if (full) {
            context.commit();
        }
    }

    private void tick(long nowMillis) {
        boolean isFresh = nowMillis - newestAppend < FRESH_MILLIS;
        boolean isIdle = turn.taken == takenBefore; // the whole thread: its tasks hand each other records at a commit
        takenBefore = turn.taken;
        boolean isDue = nowMillis - turn.askedAtMillis >= intervalMillis * 3 / 4; // tasks tick a little apart
        if (tookIn == turn.number && (isFresh || isIdle) && isDue) {
            turn.number++;
            turn.askedAtMillis = nowMillis;
            context.commit();
        }
    }

    /** Of a thread: how often its tasks have asked, and when they did last; how many records they have taken. */
    private static final class Turn {
        private long taken;
        private long number;
        private long askedAtMillis;
    }
}
