package dev.plumbline.ingest.integrations.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.plumbline.schemas.records.Outcome;
import java.net.SocketTimeoutException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class FailureTest {
    @Test
    void shouldNameStatusOfServer() {
        assertThat(Failure.of(new InternalServerException(new HttpException(502, "bad gateway"))))
                .isEqualTo(new Failure(Outcome.ERROR, "502"));
    }

    @Test
    void shouldTakeGatewayTimeoutAsTimeout() {
        assertThat(Failure.of(new InternalServerException(new HttpException(504, "late"))))
                .isEqualTo(new Failure(Outcome.TIMEOUT, "504"));
    }

    @Test
    void shouldFindTimeoutAmongCauses() {
        Throwable error = new IllegalStateException(new SocketTimeoutException("late"));

        assertThat(Failure.of(error)).isEqualTo(new Failure(Outcome.TIMEOUT, "java.lang.IllegalStateException"));
    }

    @Test
    void shouldTellFilteredAndCancelled() {
        assertThat(Failure.of(new ContentFilteredException("no")).outcome()).isEqualTo(Outcome.FILTERED);
        assertThat(Failure.of(new CancellationException()).outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void shouldEndWhenCausesGoRound() {
        Exception first = new Exception();
        first.initCause(new Exception(first));

        assertThat(Failure.of(first).outcome()).isEqualTo(Outcome.ERROR);
    }
}
