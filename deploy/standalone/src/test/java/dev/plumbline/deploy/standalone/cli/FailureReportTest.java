package dev.plumbline.deploy.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureReportTest {
    private CannedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new CannedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldSayWhatToStartWhenNothingAnswers() {
        server.close();

        CliRun run = CliRun.of("ledger", "--url", server.url());

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("error: No Plumbline answers at " + server.url())
                .contains("plumbline up");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void shouldReportAnErrorAsJsonWhenJsonWasAskedFor() {
        CliRun run = CliRun.of("alerts", "explain", "A-9", "-o", "json", "--url", server.url());

        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).startsWith("{\"error\":{\"code\":\"not_found\",\"message\":");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void shouldPassOnEveryFieldThatTheServerRefuses() {
        server.on(
                "/v1/cost",
                400,
                "{'detail':'2 parameters are wrong.','errors':[{'field':'group_by','reason':'no dimension x'},"
                        + "{'field':'from','reason':'must be before to'}]}");

        CliRun run = CliRun.of("cost", "--url", server.url());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("2 parameters are wrong.", "group_by: no dimension x", "from: must be before to");
    }

    @Test
    void shouldExitWithTwoAndPointToHelpWhenAFlagIsUnknown() {
        CliRun run = CliRun.of("ledger", "--chek");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--chek", "plumbline ledger --help");
    }

    @Test
    void shouldExitWithThreeWhileStateCannotBeQueried() {
        server.on("/v1/ledger", 503, "{'detail':'Partitions are moving.'}");

        assertThat(CliRun.of("ledger", "--url", server.url()).status()).isEqualTo(3);
    }

    @Test
    void shouldListCommandsAndExitStatusesWithoutArguments() {
        CliRun run = CliRun.of();

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("cost", "alerts", "ledger", "topics", "doctor", "130 interrupted");
    }
}
