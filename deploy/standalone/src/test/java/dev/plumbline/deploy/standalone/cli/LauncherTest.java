package dev.plumbline.deploy.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the launcher script with a java that only says how it was called. */
@Timeout(30)
class LauncherTest {
    private static final Path LAUNCHER =
            Path.of("..", "plumbline").toAbsolutePath().normalize();

    @TempDir
    Path home;

    private record Run(int status, String output) {}

    @BeforeEach
    void makeJava() throws IOException {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\necho arenas=$MALLOC_ARENA_MAX\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        version("17.0.15");
    }

    @Test
    void shouldSayWhatIsWrongWhenJavaHomeHasNoJava() throws Exception {
        Files.delete(home.resolve("bin/java"));

        Run run = run(LAUNCHER, "--version");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("JAVA_HOME is " + home, "JDK 17 or later");
    }

    @Test
    void shouldRefuseAJavaThatIsTooOld() throws Exception {
        version("11.0.2");

        Run run = run(LAUNCHER, "--version");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("is version 11; Plumbline needs 17 or later");
    }

    @Test
    void shouldFindItsTreeThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(home.resolve("plumbline"), LAUNCHER);

        Run run = run(link, "cost", "--by", "tenant");

        assertThat(run.output())
                .contains(LAUNCHER.resolveSibling("standalone/target/classes").toString())
                .contains("PlumblineCli cost --by tenant")
                .contains("arenas=2");
    }

    @ParameterizedTest
    @CsvSource({
        "17.0.15, demo, -Xmx400m, false",
        "25.0.1, up, -Xmx400m, true",
        "25.0.1, ledger, -XX:TieredStopAtLevel=1, true",
        "21.0.2, replay, -Xmx256m, false"
    })
    void shouldPassWhatTheCommandAndTheVersionNeed(String version, String command, String option, boolean nativeAccess)
            throws Exception {
        version(version);

        Run run = run(LAUNCHER, command);

        assertThat(run.output()).contains(option);
        assertThat(run.output().contains("--enable-native-access=ALL-UNNAMED")).isEqualTo(nativeAccess);
    }

    private void version(String version) throws IOException {
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private Run run(Path launcher, String... arguments) throws Exception {
        List<String> command = Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", home.toString());
        builder.environment().put("PLUMBLINE_BUILD", "never");
        builder.environment().remove("MALLOC_ARENA_MAX");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
