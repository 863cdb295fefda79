package dev.plumbline.processors.benchmarks.micro;

import dev.plumbline.processors.benchmarks.contenders.CallFactsReader;
import dev.plumbline.processors.benchmarks.load.CallGenerator;
import dev.plumbline.processors.benchmarks.load.Workload;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.packets.PacketHeader;
import dev.plumbline.processors.rollups.partials.CardinalityLimits;
import dev.plumbline.processors.rollups.partials.PacketTargets;
import dev.plumbline.processors.rollups.partials.Partials;
import dev.plumbline.schemas.records.LlmCall;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The first phase of the rollup, time a call with its share of the drain: 7,000 (tenant, feature) pairs, four tasks in turn, each
 * drained when it has taken so many calls.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PartialsBenchmark {
    private static final int TASKS = 4;
    private static final int CALLS = 240_000;
    private static final Duration SPAN = Duration.ofSeconds(96);
    private static final int AMOUNTS = 9;
    private static final long NO_SCORE = -1;
    private static final PacketHeader HEADER = new PacketHeader(0, 0, 0);
    private static final PacketTargets TARGETS = new PacketTargets(TASKS, PacketTargets.DEFAULT_MAX_PACKET_BYTES, true);

    /** Calls that a task takes between two drains. */
    @Param({"15000", "60000", "600000"})
    public int held;

    private final String[][] names = new String[CALLS][];
    private final long[] amounts = new long[CALLS * AMOUNTS];
    private final Partials[] tasks = new Partials[TASKS];
    private final CallFacts facts = new CallFacts();
    private int next;
    private long laterMicros;
    private long taken;
    private long bytes;

    /** Makes the calls, with one object for each name, as a decoder that knows them gives. */
    @Setup
    public void make() {
        CallGenerator calls = new CallGenerator(new Workload(CALLS, 10_000, SPAN, 1), 200_000_000L);
        CallFactsReader reader = new CallFactsReader();
        Map<String, String> known = new HashMap<>();
        for (int i = 0; i < CALLS; i++) {
            LlmCall call = calls.next();
            names[i] = names(call, known);
            store(reader.read(call), i * AMOUNTS);
        }
        Arrays.setAll(tasks, i -> new Partials(Groupings.DEFAULT, new CardinalityLimits(20_000, 100, 20_000)));
    }

    private static String[] names(LlmCall call, Map<String, String> known) {
        String[] names = new String[Dimension.COUNT];
        Arrays.fill(names, "");
        names[Dimension.TENANT.ordinal()] = call.getTenant();
        names[Dimension.FEATURE.ordinal()] = call.getFeature();
        names[Dimension.MODEL.ordinal()] = call.getServedModel();
        names[Dimension.REQUESTED_MODEL.ordinal()] = call.getRequestedModel();
        names[Dimension.PROMPT_VERSION.ordinal()] = call.getPromptName() + "@" + call.getPromptVersion();
        Arrays.setAll(names, i -> known.computeIfAbsent(names[i], name -> name));
        return names;
    }

    private void store(CallFacts call, int at) {
        amounts[at] = call.startedAtMicros();
        amounts[at + 1] = call.tokens(0);
        amounts[at + 2] = call.tokens(1);
        amounts[at + 3] = call.tokens(4);
        amounts[at + 4] = call.durationMicros();
        amounts[at + 5] = call.firstTokenMicros();
        amounts[at + 6] = call.costNanos();
        amounts[at + 7] = call.outcome();
        amounts[at + 8] = call.scoreCount() == 0 ? NO_SCORE : call.scoreMicros(0);
    }

    /** The facts alone, to be taken off. */
    @Benchmark
    public CallFacts fill() {
        int at = next * AMOUNTS;
        facts.reset().startedAt(laterMicros + amounts[at]).outcome((int) amounts[at + 7]);
        facts.dimensions(names[next]);
        facts.tokens(0, amounts[at + 1]).tokens(1, amounts[at + 2]).tokens(4, amounts[at + 3]);
        facts.duration(amounts[at + 4]).firstToken(amounts[at + 5]).cost(amounts[at + 6]);
        if (amounts[at + 8] != NO_SCORE) {
            facts.score(new ScoreKey("helpfulness", ScoreKey.Source.HEURISTIC), amounts[at + 8]);
        }
        if (++next == CALLS) {
            next = 0;
            laterMicros += SPAN.toNanos() / 1_000;
        }
        return facts;
    }

    /** A call, and every so often a drain of all tasks. */
    @Benchmark
    public long addAndDrain() {
        tasks[(int) (taken++ & TASKS - 1)].addCall(fill());
        if (taken == (long) TASKS * held) {
            for (Partials task : tasks) {
                task.drain(HEADER, TARGETS, (partition, packet) -> bytes += packet.length);
            }
            taken = 0;
        }
        return bytes;
    }
}
