package dev.plumbline.processors.benchmarks.dedup;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.processors.benchmarks.measure.Jvm;
import dev.plumbline.processors.benchmarks.measure.Progress;
import dev.plumbline.processors.benchmarks.measure.Usage;
import dev.plumbline.processors.benchmarks.runs.Directories;
import dev.plumbline.processors.dedup.CallIndex;
import dev.plumbline.processors.dedup.CallIndexConfig;
import dev.plumbline.processors.dedup.Salt;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Fills an index in this process, where nothing else is on the heap, and prints what it took. */
public final class IndexMain {
    private static final String RESULT = "index ";

    /** The default settings of the pipeline. */
    private static final Duration WINDOW = Duration.ofHours(1);

    private static final Duration KEPT = Duration.ofDays(1);

    /** Two windows and a half: ids come and go, and tables are rebuilt. */
    private static final Duration LENGTH = Duration.ofMinutes(150);

    private static final int LOOKS = 10;
    private static final int COMMITS_A_SECOND = 5;

    private IndexMain() {}

    /** Takes a directory and the number of ids a second. */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        Files.createDirectories(directory);
        try (RocksBlocks blocks = new RocksBlocks(Files.createDirectory(directory.resolve("blocks")))) {
            IndexRun run = fill(blocks, directory.resolve("runs"), Integer.parseInt(args[1]));
            System.out.println(RESULT + new ObjectMapper().writeValueAsString(run));
        }
    }

    /** Runs it in a process of its own; the directory is left behind. */
    public static IndexRun run(Path directory, int idsPerSecond) throws IOException {
        List<String> arguments = List.of(directory.toString(), Integer.toString(idsPerSecond));
        try (Jvm jvm = Jvm.start(IndexMain.class, List.of("-Xmx1g"), arguments)) {
            return new ObjectMapper().readValue(jvm.line(RESULT), IndexRun.class);
        }
    }

    private static IndexRun fill(RocksBlocks blocks, Path runs, int perSecond) {
        CallIndexConfig config = CallIndexConfig.withDefaults(new Salt(1, 2)).withKept(KEPT);
        long all = perSecond * LENGTH.toSeconds();
        double ofIds = cpuNanosOfIds(all);
        long before = Usage.liveHeapBytes();
        long most = 0;
        long table = 0;
        double nanos = 0;
        double runBytes = 0;
        Progress progress = Progress.of("ids");
        try (CallIndex index = CallIndex.open(config, blocks, runs)) {
            SplittableRandom random = new SplittableRandom(1);
            for (long done = 0; done < all; done += all / LOOKS) {
                long cpu = cpuNanos();
                add(index, random, done, Math.min(all, done + all / LOOKS), perSecond);
                nanos += cpuNanos() - cpu;
                long live = Usage.liveHeapBytes() - before;
                table = live > most ? index.heapBytes() : table;
                most = Math.max(most, live);
                progress.at(done, all);
            }
            runBytes = (double) Directories.bytes(runs) / Math.max(1, index.spilled());
        }
        return new IndexRun(
                perSecond,
                hours(WINDOW),
                hours(KEPT),
                all,
                most,
                table,
                (double) blocks.bytes() / all,
                runBytes,
                nanos / all - ofIds);
    }

    private static void add(CallIndex index, SplittableRandom random, long from, long to, int perSecond) {
        int perCommit = Math.max(1, perSecond / COMMITS_A_SECOND);
        for (long i = from; i < to; i++) {
            index.addIfAbsent("tenant-" + i % 100, id(random), i % 1_000, i * 1_000_000 / perSecond);
            if (i % perCommit == 0) {
                index.flush();
            }
        }
    }

    private static double cpuNanosOfIds(long all) {
        SplittableRandom random = new SplittableRandom(1);
        long sum = 0;
        long cpu = cpuNanos();
        for (long i = 0; i < all; i++) {
            sum += ("tenant-" + i % 100).length() + id(random).hashCode();
        }
        double nanos = (double) (cpuNanos() - cpu) / all;
        return sum == 0 ? 0 : nanos; // the sum is used, or the loop would be left out
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
