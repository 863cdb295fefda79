package dev.plumbline.processors.benchmarks.served;

import dev.plumbline.processors.benchmarks.contenders.SeriesNames;
import dev.plumbline.processors.benchmarks.load.CallGenerator;
import dev.plumbline.processors.benchmarks.load.Workload;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.schemas.records.LlmCall;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Windows that the calls of a workload are in, counted by generating it once more. */
final class WindowCount {
    /** The grouping by requested model is one of the shipped ones; generated calls are answered by the model they ask for. */
    private static final String TWICE = "fm|";

    private final Map<String, Integer> series = new HashMap<>();
    private final List<BitSet> windows = new ArrayList<>();
    private final long firstMicros;

    private WindowCount(long firstMicros) {
        this.firstMicros = firstMicros;
        for (int i = 0; i < Resolution.values().length; i++) {
            windows.add(new BitSet());
        }
    }

    /** Windows of all lengths, if the last call starts at {@code endMicros}. */
    static long of(Workload workload, long endMicros) {
        long spanMicros = workload.span().toNanos() / 1_000;
        // Calls start a little out of order, the first of them before the span does.
        WindowCount count = new WindowCount(endMicros - spanMicros - Resolution.MINUTE.micros());
        CallGenerator calls = new CallGenerator(workload, endMicros);
        for (long i = 0; i < workload.events(); i++) {
            count.add(calls.next(), (int) (spanMicros / Resolution.MINUTE.micros()) + 3);
        }
        return count.windows.stream().mapToLong(BitSet::cardinality).sum();
    }

    private void add(LlmCall call, int width) {
        for (String name : SeriesNames.of(call)) {
            set(name, call.getStartedAtMicros(), width);
            if (name.startsWith(TWICE)) {
                set("again " + name, call.getStartedAtMicros(), width);
            }
        }
    }

    private void set(String name, long startedAt, int width) {
        int at = series.computeIfAbsent(name, unused -> series.size());
        for (Resolution resolution : Resolution.values()) {
            long window = resolution.windowStart(startedAt) - resolution.windowStart(firstMicros);
            windows.get(resolution.ordinal()).set(at * width + (int) (window / resolution.micros()));
        }
    }
}
