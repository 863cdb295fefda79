package dev.plumbline.ingest.replay.scenario;

import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.scenario.draws.Dice;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.LlmCall;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * One run of the made-up company, as a single stream of records in the order of their times that is read in two parts:
 * first {@link #backfill()}, up to the start of the live part, then {@link #live()}, which has no end.
 *
 * <p>Records are made when they are asked for; only copies, late scores and bad records that are still to come are held,
 * so memory does not grow. A record is never changed after it was handed out. Not thread-safe: both parts are read by one
 * thread at a time.
 */
public final class Scenario {
    private static final long COPY_DELAY_MICROS = 20_000_000L;
    /** How far ahead deployments are announced; nobody lets a scenario run for longer. */
    private static final long CHANGES_AHEAD_MICROS = 60 * 24 * Season.HOUR_MICROS;

    private record Due(long micros, long order, ReplayRecord.Timed record) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(micros, other.micros);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final ScenarioConfig config;
    private final Dice dice;
    private final Plot plot;
    private final Arrivals arrivals;
    private final CallWriter writer;
    private final Scorer scorer;
    private final Spoiler spoiler = new Spoiler();
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private long scheduled;
    private long nextArrival;

    /** Begins the run at the start of its history. */
    public Scenario(ScenarioConfig config) {
        this.config = config;
        this.dice = new Dice(config.seed());
        this.plot = new Plot(config);
        long runId = config.runId();
        Releases releases = new Releases(config, plot, runId);
        this.arrivals = new Arrivals(config, plot, dice);
        this.writer = new CallWriter(dice, plot, releases, runId);
        this.scorer = new Scorer(dice);
        releases.changes(config.liveStartMicros() + CHANGES_AHEAD_MICROS)
                .forEach(change -> schedule(new ReplayRecord.Change(change)));
        this.nextArrival = arrivals.next();
    }

    /** What goes wrong in the live part. */
    public List<PlantedEvent> planted() {
        return plot.events();
    }

    /** The configuration that the run was made from. */
    public ScenarioConfig config() {
        return config;
    }

    /** The records before the start of the live part. */
    public RecordSource backfill() {
        return () -> nextMicros() < config.liveStartMicros() ? next() : null;
    }

    /**
     * The records from the start of the live part on, without end. Records of the history that were not read are yielded
     * first.
     */
    public RecordSource live() {
        return this::next;
    }

    private long nextMicros() {
        Due first = due.peek();
        return first == null ? nextArrival : Math.min(nextArrival, first.micros());
    }

    private ReplayRecord next() {
        Due first = due.peek();
        if (first != null && first.micros() <= nextArrival) {
            due.remove();
            return first.record();
        }
        LlmCall call = writer.write(nextArrival, arrivals.isExtra(nextArrival));
        follow(call, scorer.score(call));
        nextArrival = arrivals.next();
        return ReplayRecord.Call.of(call);
    }

    private void follow(LlmCall call, @Nullable CallScore late) {
        if (late != null) {
            schedule(new ReplayRecord.Score(late));
        }
        if (dice.chance(config.duplicateShare())) {
            long at = call.getStartedAtMicros() + 1 + (long) (dice.unit() * COPY_DELAY_MICROS);
            schedule(new ReplayRecord.Call(call, at, true));
        }
        if (dice.chance(config.badShare())) {
            schedule(spoiler.spoil(call));
        }
    }

    private void schedule(ReplayRecord.Timed record) {
        due.add(new Due(record.eventMicros(), scheduled++, record));
    }
}
