package dev.plumbline.processors.benchmarks.evaluation.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.benchmarks.evaluation.trials.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made-up calls of two families: one gets much worse with its update, the other stays as it was. */
class ModelUpdatesTest {
    private static List<RecordedCall> calls() {
        List<RecordedCall> calls = new ArrayList<>();
        for (int item = 0; item < 500; item++) {
            double usual = item % 10 == 0 ? 0 : 1;
            calls.add(new RecordedCall("sums", item, "bad", "1", 100 + item % 50, usual));
            calls.add(new RecordedCall("sums", item, "bad", "2", item % 5, item % 3 == 0 ? 1 : 0));
            calls.add(new RecordedCall("sums", item, "good", "1", 100 + item % 50, usual));
            calls.add(new RecordedCall("sums", item, "good", "2", 100 + item % 50, usual));
        }
        return calls;
    }

    private static final List<ModelUpdates.Row> ROWS = new ModelUpdates(new Scope(1, 1, 3, false, 1)).run(calls());

    private static ModelUpdates.Row row(String task, String family, String measure, String from, String to) {
        return ROWS.stream()
                .filter(row -> row.task().equals(task)
                        && row.family().equals(family)
                        && row.measure().equals(measure)
                        && row.from().equals(from)
                        && row.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldFindTheUpdateThatMadeItWorseAndNameIt() {
        ModelUpdates.Row update = row("sums", "bad", "score", "1", "2");
        assertThat(update.found()).isEqualTo(update.orders());
        assertThat(Objects.requireNonNull(update.medianCalls())).isBetween(5L, 100L);
        assertThat(Objects.requireNonNull(update.attributed())).isGreaterThan(.5);
        assertThat(Objects.requireNonNull(update.attributedLater())).isGreaterThan(.9);
        assertThat(row("sums", "bad", "answer tokens", "1", "2").found()).isEqualTo(update.orders());
    }

    @Test
    void shouldStayQuietWhereNothingChanges() {
        for (String version : List.of("1", "2")) {
            ModelUpdates.Row control = row("sums", "good", "score", version, version);
            assertThat(control.control()).isTrue();
            assertThat(control.early() + control.found()).isZero();
        }
        assertThat(row("sums", "good", "score", "1", "2").found()).isZero();
    }

    @Test
    void shouldNameTheNewVersionAmongSeveralModels() {
        ModelUpdates.Row mixed = ROWS.stream()
                .filter(row -> row.task().startsWith("all") && row.family().equals("bad") && !row.control())
                .findFirst()
                .orElseThrow();
        assertThat(mixed.found()).isEqualTo(mixed.orders());
        assertThat(Objects.requireNonNull(mixed.attributedLater())).isGreaterThan(.9);
    }

    @Test
    void shouldReadTheFileOfTheStudy(@TempDir Path directory) throws IOException {
        Files.writeString(
                directory.resolve("llmdrift_scores.csv"),
                "task,item_id,model_family,model_version,called_at,latency_s,answer_tokens,cost_usd,score,answer_chars\n"
                        + "prime,7,gpt-4,0314,\"07/02/2023, 21:28:40\",4.29,156,0.0003,1.0,522\n");
        assertThat(RecordedCalls.read(directory))
                .containsExactly(new RecordedCall("prime", 7, "gpt-4", "0314", 156, 1));
    }
}
