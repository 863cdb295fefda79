package dev.plumbline.deploy.standalone.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A file of calls whose totals are known by construction. */
final class CallFile {
    static final int FEATURES = 4;

    private CallFile() {}

    /** {@code count} calls of the last minutes, 100 input and 10 output tokens each, spread over four features. */
    static Path write(Path file, int count) throws IOException {
        Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line("call-" + i, "feature-" + i % FEATURES, from.plusMillis(i * 300_000L / count)));
        }
        return Files.write(file, lines);
    }

    static String line(String id, String feature, Instant at) {
        return "{\"call_id\":\"" + id + "\",\"tenant\":\"acme\",\"app\":\"shop\",\"feature\":\"" + feature
                + "\",\"started_at\":\"" + at + "\",\"duration_ms\":120,\"provider\":\"openai\","
                + "\"requested_model\":\"gpt-4o-mini\",\"usage\":{\"input\":100,\"output\":10}}";
    }
}
