package dev.plumbline.processors.benchmarks.evaluation.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the calls of the study. */
public final class RecordedCalls {
    private RecordedCalls() {}

    /** The calls in {@code llmdrift_scores.csv} of a directory. */
    public static List<RecordedCall> read(Path directory) throws IOException {
        return Files.readAllLines(directory.resolve("llmdrift_scores.csv")).stream()
                .skip(1)
                .map(RecordedCalls::parse)
                .toList();
    }

    /** The fifth field is quoted and contains one comma. */
    private static RecordedCall parse(String line) {
        String[] parts = line.split(",", -1);
        return new RecordedCall(
                parts[0],
                Integer.parseInt(parts[1]),
                parts[2],
                parts[3],
                Integer.parseInt(parts[7]),
                Double.parseDouble(parts[9]));
    }
}
