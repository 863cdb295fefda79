package dev.plumbline.processors.benchmarks.dedup;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.processors.benchmarks.measure.Jvm;
import dev.plumbline.processors.benchmarks.runs.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Fills an index in this process, where nothing else is on the heap, and prints what it took. */
public final class IndexMain {
    private static final String RESULT = "index ";

    private IndexMain() {}

    /** Takes a directory and the number of ids a second. */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        Files.createDirectories(directory);
        try (RocksBlocks blocks = new RocksBlocks(Files.createDirectory(directory.resolve("blocks")))) {
            IndexRun run = new IndexFilling(Integer.parseInt(args[1])).run(blocks, directory.resolve("runs"));
            System.out.println(RESULT + new ObjectMapper().writeValueAsString(run));
        }
    }

    /** Runs it at {@link IndexRun#IDS_A_SECOND} in a process of its own, in a directory below this one. */
    public static IndexRun runBelow(Path directory) throws IOException {
        return run(directory.resolve("index"), IndexRun.IDS_A_SECOND);
    }

    /** Runs it in a process of its own; deletes the directory before, as an earlier run may have been ended, and after. */
    static IndexRun run(Path directory, int idsPerSecond) throws IOException {
        Directories.delete(directory);
        List<String> arguments = List.of(directory.toString(), Integer.toString(idsPerSecond));
        try (Jvm jvm = Jvm.start(IndexMain.class, List.of("-Xmx1g"), arguments)) {
            return new ObjectMapper().readValue(jvm.line(RESULT), IndexRun.class);
        } finally {
            Directories.delete(directory);
        }
    }
}
