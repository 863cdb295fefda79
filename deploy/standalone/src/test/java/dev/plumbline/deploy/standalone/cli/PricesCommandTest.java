package dev.plumbline.deploy.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesCommandTest {
    private static final String LITELLM = """
            {"gpt-4o": {"litellm_provider": "openai", "mode": "chat",
                        "input_cost_per_token": 2e-06, "output_cost_per_token": 1e-05},
             "gpt-novel": {"litellm_provider": "openai", "mode": "chat",
                           "input_cost_per_token": 7e-06, "output_cost_per_token": 9e-06}}
            """;

    @TempDir
    private Path dir;

    @Test
    void shouldShowWhatAFileWouldChange() throws IOException {
        CliRun run = CliRun.of("prices", "diff", file(LITELLM), "--offline");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .containsPattern("added +openai +gpt-novel +standard +0 +· +\\$7 +· +\\$9")
                .containsPattern("changed +openai +gpt-4o +standard +0 +\\$2.5 +\\$2 +-20.0 +\\$10 +\\$10 +0.0")
                .contains("1 added, 1 changed, ");
    }

    @Test
    void shouldShowEveryPriceOfAModel() throws Exception {
        CliRun run = CliRun.of("prices", "show", "GPT-4o", "--offline", "-o", "json");

        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.path("version").asText()).isNotEmpty();
        assertThat(answer.path("data"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.path("model").asText()).isEqualTo("gpt-4o"));
        assertThat(CliRun.of("prices", "show", "no-such-model", "--offline").status())
                .isEqualTo(4);
    }

    @Test
    void shouldListTheModelsOfAProvider() {
        CliRun run = CliRun.of("prices", "list", "--provider", "cohere", "--offline", "-o", "csv");

        assertThat(run.out().lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("cohere,"));
    }

    @Test
    void shouldShowWhatAnImportWouldPublish() throws IOException {
        CliRun run = CliRun.of("prices", "import", file(LITELLM), "--offline", "--dry-run", "--from", "2026-11-01");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .containsPattern("openai +gpt-4o +standard +2026-11-01T00:00:00Z +0 +\\$2 +\\$1.25 +\\$10")
                .containsPattern("openai +gpt-novel +standard +always")
                .contains("2 prices would be published");
    }

    @Test
    void shouldRefuseWhatCannotBe() throws IOException {
        assertThat(CliRun.of("prices", "import", file(LITELLM), "--offline").err())
                .contains("--offline can only be used with --dry-run");
        assertThat(CliRun.of("prices", "diff", file(LITELLM), "--offline", "--format", "x")
                        .status())
                .isEqualTo(2);
        assertThat(CliRun.of("prices", "diff", file("[]"), "--offline", "--format", "litellm")
                        .err())
                .contains("not a file of litellm");
        assertThat(CliRun.of("prices", "import", file("version\tx\n"), "--offline", "--dry-run", "--from", "now")
                        .err())
                .contains("--from is for files without dates");
    }

    private String file(String text) throws IOException {
        return Files.writeString(dir.resolve("prices"), text).toString();
    }
}
