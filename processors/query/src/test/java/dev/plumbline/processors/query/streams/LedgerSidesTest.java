package dev.plumbline.processors.query.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.query.state.LedgerLine;
import dev.plumbline.processors.topologies.ledger.LedgerColumn;
import dev.plumbline.processors.topologies.ledger.LedgerKey;
import dev.plumbline.schemas.records.StreamCounters;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerSidesTest {
    private final LedgerSides sides = new LedgerSides("calls");

    @Test
    void shouldBalanceWhatWasReportedAgainstWhatArrived() {
        arrived("p", LedgerColumn.COUNTED, 7);
        arrived("p", LedgerColumn.DUPLICATE, 1);
        sides.reported("p", counters(10, Map.of("missing_field", 1L), Map.of("buffer_full", 1L)), true);
        assertThat(sides.line().inFlight()).isZero();
        assertThat(sides.line().attempted()).isEqualTo(10);
    }

    @Test
    void shouldShowWhatIsOnItsWay() {
        arrived("p", LedgerColumn.COUNTED, 7);
        sides.reported("p", counters(10, Map.of(), Map.of()), false);
        assertThat(sides.line().inFlight()).isEqualTo(3);
    }

    @Test
    void shouldTakeArrivalsForAttemptsUntilThePublisherHasReported() {
        arrived("unknown", LedgerColumn.COUNTED, 3);
        arrived("p", LedgerColumn.COUNTED, 7);
        sides.reported("p", counters(5, Map.of(), Map.of()), false);
        assertThat(sides.line().attempted()).isEqualTo(10);
        assertThat(sides.line().balanced()).isTrue();
    }

    @Test
    void shouldShowWhatWasCountedTwiceOnceThePublisherHasClosed() {
        arrived("p", LedgerColumn.COUNTED, 11);
        sides.reported("p", counters(10, Map.of(), Map.of()), true);
        LedgerLine line = sides.line();
        assertThat(line.inFlight()).isEqualTo(-1);
        assertThat(line.balanced()).isFalse();
    }

    private void arrived(String publisher, LedgerColumn column, long count) {
        sides.arrived(new LedgerKey("calls", publisher, "t", "a", column, ""), count);
    }

    private static StreamCounters counters(long attempted, Map<String, Long> rejected, Map<String, Long> dropped) {
        return new StreamCounters("calls", "t", attempted, 0L, rejected, dropped);
    }
}
