package dev.plumbline.processors.benchmarks.dedup;

import dev.plumbline.processors.benchmarks.measure.Progress;
import dev.plumbline.processors.benchmarks.measure.Usage;
import dev.plumbline.processors.benchmarks.runs.Directories;
import dev.plumbline.processors.dedup.CallIndex;
import dev.plumbline.processors.dedup.CallIndexConfig;
import dev.plumbline.processors.dedup.Salt;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** Adds ids to an index at an even pace of append time, and looks ten times at what it takes. Not thread-safe; runs once. */
final class IndexFilling {
    /** The default settings of the pipeline. */
    private static final Duration WINDOW = Duration.ofHours(1);

    private static final Duration KEPT = Duration.ofDays(1);

    /** Two windows and a half: ids come and go, and tables are rebuilt. */
    private static final Duration LENGTH = Duration.ofMinutes(150);

    private static final int LOOKS = 10;
    private static final int COMMITS_A_SECOND = 5;

    private final int perSecond;
    private final long all;
    private double nanos;
    private long mostLive;
    private long tableThen;

    IndexFilling(int perSecond) {
        this.perSecond = perSecond;
        this.all = perSecond * LENGTH.toSeconds();
    }

    /** Fills an index of those blocks, with its sorted runs in that directory. */
    IndexRun run(RocksBlocks blocks, Path runs) {
        CallIndexConfig config = CallIndexConfig.withDefaults(new Salt(1, 2)).withKept(KEPT);
        double ofIds = cpuNanosOfIds();
        long before = Usage.liveHeapBytes();
        double runBytes;
        try (CallIndex index = CallIndex.open(config, blocks, runs)) {
            fill(index, before);
            runBytes = (double) Directories.bytes(runs) / Math.max(1, index.spilled());
        }
        return new IndexRun(
                perSecond,
                hours(WINDOW),
                hours(KEPT),
                all,
                mostLive,
                tableThen,
                (double) blocks.bytes() / all,
                runBytes,
                nanos / all - ofIds);
    }

    private void fill(CallIndex index, long liveBefore) {
        Progress progress = Progress.of("ids");
        SplittableRandom random = new SplittableRandom(1);
        for (long done = 0; done < all; done += all / LOOKS) {
            long cpu = cpuNanos();
            add(index, random, done, Math.min(all, done + all / LOOKS));
            nanos += cpuNanos() - cpu;
            look(index, Usage.liveHeapBytes() - liveBefore);
            progress.at(done, all);
        }
    }

    private void add(CallIndex index, SplittableRandom random, long from, long to) {
        int perCommit = Math.max(1, perSecond / COMMITS_A_SECOND);
        for (long i = from; i < to; i++) {
            index.addIfAbsent("tenant-" + i % 100, id(random), i % 1_000, i * 1_000_000 / perSecond);
            if (i % perCommit == 0) {
                index.flush();
            }
        }
    }

    private void look(CallIndex index, long live) {
        tableThen = live > mostLive ? index.heapBytes() : tableThen;
        mostLive = Math.max(mostLive, live);
    }

    private double cpuNanosOfIds() {
        SplittableRandom random = new SplittableRandom(1);
        long sum = 0;
        long cpu = cpuNanos();
        for (long i = 0; i < all; i++) {
            sum += ("tenant-" + i % 100).length() + id(random).hashCode();
        }
        double taken = (double) (cpuNanos() - cpu) / all;
        return sum == 0 ? 0 : taken; // the sum is used, or the loop would be left out
    }

    private static String id(SplittableRandom random) {
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double hours(Duration duration) {
        return duration.toMinutes() / 60.0;
    }
}
