package dev.plumbline.ingest.replay;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the published data sets, which are not part of the repository; the test is skipped where they are absent. */
public final class SharedData {
    private SharedData() {}

    public static Path llmDrift() {
        return find("llmdrift/llmdrift_scores.csv");
    }

    public static Path azureTrace() {
        return find("azure-llm-2023/AzureLLMInferenceTrace_conv.csv");
    }

    private static Path find(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared").resolve("data").resolve(name);
            if (Files.isReadable(file)) {
                return file;
            }
        }
        return abort("no shared/data/" + name + " beside the repository: skipped");
    }
}
