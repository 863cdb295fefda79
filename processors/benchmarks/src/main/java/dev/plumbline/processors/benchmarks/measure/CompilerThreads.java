package dev.plumbline.processors.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Processor time of this process's JIT compilers. The JVM does not tell it of its own threads, so it is read from {@code /proc};
 * where there is none, it is 0. A thread that ended keeps what it was last seen with. Not thread-safe.
 */
public final class CompilerThreads {
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final int LOOK_EVERY = 20;

    /** Linux counts in hundredths of a second, whatever the machine. */
    private static final double TICKS_A_SECOND = 100;

    /** After the name, which ends with the last parenthesis: the state is the first, user and system time are these. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    private final Map<Path, Double> seconds = new HashMap<>();
    private int asked;

    /** Seconds of all of them so far. Threads that are new are found with every twentieth question. */
    public double cpuSeconds() {
        if (asked++ % LOOK_EVERY == 0) {
            find();
        }
        seconds.replaceAll((task, before) -> Math.max(before, seconds(task)));
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private void find() {
        if (!Files.isDirectory(TASKS)) {
            return;
        }
        try (Stream<Path> tasks = Files.list(TASKS)) {
            tasks.filter(task -> read(task.resolve("comm")).matches("C\\d Compiler.*\\s*"))
                    .forEach(task -> seconds.putIfAbsent(task, 0.0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(Path task) {
        String stat = read(task.resolve("stat"));
        return stat.isEmpty() ? 0 : seconds(stat);
    }

    /** User and system time in a line of {@code stat}. */
    static double seconds(String stat) {
        List<String> fields =
                Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        return (Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(SYSTEM))) / TICKS_A_SECOND;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return ""; // the thread has ended
        }
    }
}
