package dev.plumbline.processors.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QueryConfigTest {

    @Test
    void shouldReportAllViolationsAtOnce() {
        assertThatThrownBy(() -> new QueryConfig("0.0.0.0", 70_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("port 70000")
                .hasMessageContaining("'0.0.0.0' is not a loopback address");
    }

    @Test
    void shouldAcceptLoopbackByNameAndAddress() {
        assertThat(new QueryConfig("localhost", 0).port()).isZero();
        assertThat(QueryConfig.onPort(8080).host()).isEqualTo("127.0.0.1");
    }
}
