package dev.plumbline.deploy.standalone.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs the recipes of {@code ingest/recipes} with the real packages against the real process and a fake model server. Python
 * is {@code PLUMBLINE_PYTHON}, else {@code python3}; npm's packages are in {@code PLUMBLINE_NODE_MODULES}. A recipe whose
 * packages are absent is skipped.
 */
@Tag("interop")
class RecipesIT {
    private static final Path RECIPES = Path.of("../../ingest/recipes");

    @TempDir
    static Path dir;

    private static RunningPlumbline plumbline;
    private static FakeModelProvider models;

    @BeforeAll
    static void start() throws Exception {
        plumbline = new RunningPlumbline(dir);
        models = FakeModelProvider.start();
    }

    @AfterAll
    static void stop() throws Exception {
        models.close();
        plumbline.close();
    }

    @ParameterizedTest
    @CsvSource({
        "otel_sdk.py, recipe-otel-sdk, 'opentelemetry.sdk, opentelemetry.exporter.otlp.proto.http', 812, 0, 164, 0",
        "openai_openinference.py, recipe-openai-openinference, 'openai, openinference.instrumentation.openai', 300, 512, 100, 64",
        "openai_traceloop.py, recipe-openai-traceloop, 'openai, opentelemetry.instrumentation.openai', 300, 512, 100, 64",
        "anthropic_traceloop.py, recipe-anthropic-traceloop, 'anthropic, opentelemetry.instrumentation.anthropic', 300, 512, 164, 0",
        "langchain_chat.py, recipe-langchain, 'langchain_openai, openinference.instrumentation.langchain', 300, 512, 100, 64",
        "llama_index_chat.py, recipe-llama-index, 'llama_index.llms.openai, openinference.instrumentation.llama_index', 300, 512, 100, 64",
        "kafka_confluent.py, recipe-kafka, confluent_kafka.schema_registry.avro, 812, 0, 164, 0",
    })
    void shouldCountWhatAPythonApplicationSends(
            String recipe, String feature, String modules, long input, long cached, long output, long reasoning)
            throws Exception {
        String python = Optional.ofNullable(System.getenv("PLUMBLINE_PYTHON")).orElse("python3");
        assumeThat(run(RECIPES, List.of(python, "-c", "import " + modules)))
                .as("%s needs Python with %s; ingest/recipes says how to install them", recipe, modules)
                .isZero();

        assertThat(run(RECIPES, List.of(python, recipe))).as(log()).isZero();

        assertCounted(feature, input, cached, output, reasoning);
    }

    @ParameterizedTest
    @CsvSource("vercel_ai.mjs, recipe-vercel, 300, 512, 100, 64")
    void shouldCountWhatANodeApplicationSends(
            String recipe, String feature, long input, long cached, long output, long reasoning) throws Exception {
        String modules = System.getenv("PLUMBLINE_NODE_MODULES");
        assumeThat(modules)
                .as("%s needs npm's packages in PLUMBLINE_NODE_MODULES; ingest/recipes names them", recipe)
                .isNotNull();
        Path project = Files.createDirectory(dir.resolve("node"));
        Files.createSymbolicLink(
                project.resolve("node_modules"), Path.of(modules).toAbsolutePath());
        Files.copy(RECIPES.resolve(recipe), project.resolve(recipe));

        assertThat(run(project, List.of("node", recipe))).as(log()).isZero();

        assertCounted(feature, input, cached, output, reasoning);
    }

    @ParameterizedTest
    @CsvSource("curl.sh, recipe-curl, 812, 0, 164, 0")
    void shouldCountWhatCurlSends(String recipe, String feature, long input, long cached, long output, long reasoning)
            throws Exception {
        assumeThat(run(RECIPES, List.of("curl", "--version"))).as("needs curl").isZero();

        assertThat(run(RECIPES, List.of("sh", recipe))).as(log()).isZero();

        assertCounted(feature, input, cached, output, reasoning);
    }

    private static void assertCounted(String feature, long input, long cached, long output, long reasoning) {
        JsonNode total = Awaitility.await(feature)
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> total(feature), found -> found.path("calls").asLong() > 0);
        assertThat(total.path("calls").asLong()).isEqualTo(1);
        assertThat(List.of(
                        total.at("/tokens/input").asLong(),
                        total.at("/tokens/cache_read").asLong(),
                        total.at("/tokens/output").asLong(),
                        total.at("/tokens/reasoning").asLong()))
                .containsExactly(input, cached, output, reasoning);
        assertThat(total.at("/cost/unpricedCalls").asLong()).isZero();
    }

    private static JsonNode total(String feature) throws Exception {
        JsonNode answer = plumbline.get("/v1/series?group_by=feature&step=total&from=-1h&feature=" + feature);
        return answer.at("/all/total");
    }

    private static int run(Path where, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(dir.toFile(), "recipes.log")));
        builder.environment()
                .putAll(Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT", plumbline.gateway().replaceFirst("(?<=[0-9])/.*", ""),
                        "OPENAI_API_KEY", "none",
                        "OPENAI_BASE_URL", models.address() + "/v1",
                        "ANTHROPIC_API_KEY", "none",
                        "ANTHROPIC_BASE_URL", models.address(),
                        "PLUMBLINE_GATEWAY", plumbline.gateway().replaceFirst("(?<=[0-9])/.*", ""),
                        "PLUMBLINE_BOOTSTRAP", plumbline.bootstrapServers(),
                        "PLUMBLINE_REGISTRY", plumbline.registry()));
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static String log() throws Exception {
        return Files.readString(dir.resolve("recipes.log"));
    }
}
