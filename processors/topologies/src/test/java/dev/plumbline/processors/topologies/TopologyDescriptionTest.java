package dev.plumbline.processors.topologies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.running.PipelineConfig;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TopologyDescriptionTest {
    private static final Path ACTUAL = Path.of("target", "topology.txt");

    @Test
    void shouldKeepTheNamesThatStateIsFoundUnder() throws IOException {
        Properties streams =
                PipelineConfig.withDefaults("unused:1", Path.of("unused")).streams();
        String described =
                normalized(PlumblineTopology.build(Streamed.settings(Rules.NONE, new InMemorySchemaRegistry()), streams)
                        .describe()
                        .toString());
        Files.writeString(ACTUAL, described);
        assertThat(described)
                .as(
                        "The topology is not the one in src/test/resources/topology.txt. Stores, their changelogs and the"
                                + " repartition topic are found by name and by their place in a sub-topology: a rename or a move"
                                + " loses the state of every running deployment. If that is meant and the changelog says how to"
                                + " migrate, copy %s over the golden file.",
                        ACTUAL)
                .isEqualTo(golden());
    }

    /** Sets are printed in any order, lambdas under any name. */
    private static String normalized(String described) {
        String nameless = described.replaceAll("extractor class: \\S+", "topic by record)");
        return Pattern.compile("(?<=(stores|topics): \\[)[^]]*")
                .matcher(nameless)
                .replaceAll(set ->
                        String.join(", ", new TreeSet<>(List.of(set.group().split(", ")))));
    }

    private static String golden() throws IOException {
        try (var in = TopologyDescriptionTest.class.getResourceAsStream("/topology.txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
