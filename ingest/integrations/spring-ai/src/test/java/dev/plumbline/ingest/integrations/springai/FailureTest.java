package dev.plumbline.ingest.integrations.springai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schemas.records.Outcome;
import java.net.SocketTimeoutException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FailureTest {
    @Test
    void shouldFindTimeoutAmongCauses() {
        Throwable error = new CompletionException(new SocketTimeoutException("late"));

        assertThat(Failure.of(error))
                .isEqualTo(new Failure(Outcome.TIMEOUT, "java.util.concurrent.CompletionException"));
    }

    @Test
    void shouldTellCancelled() {
        assertThat(Failure.of(new CancellationException()).outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void shouldEndWhenCausesGoRound() {
        Exception first = new Exception();
        first.initCause(new Exception(first));

        assertThat(Failure.of(first).outcome()).isEqualTo(Outcome.ERROR);
    }
}
