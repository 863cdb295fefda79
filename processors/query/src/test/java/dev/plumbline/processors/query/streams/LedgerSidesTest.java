package dev.plumbline.processors.query.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.query.state.LedgerLine;
import dev.plumbline.processors.topologies.ledger.LedgerColumn;
import dev.plumbline.processors.topologies.ledger.LedgerKey;
import dev.plumbline.schemas.records.PublisherKind;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.records.StreamCounters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerSidesTest {
    private final LedgerSides sides = new LedgerSides("calls");

    @Test
    void shouldBalanceWhatWasReportedAgainstWhatArrived() {
        arrived("p", LedgerColumn.COUNTED, 7);
        arrived("p", LedgerColumn.DUPLICATE, 1);
        reported("p", counters(10, Map.of("missing_field", 1L), Map.of("buffer_full", 1L)), true);
        assertThat(sides.line().inFlight()).isZero();
        assertThat(sides.line().attempted()).isEqualTo(10);
    }

    @Test
    void shouldShowWhatIsOnItsWay() {
        arrived("p", LedgerColumn.COUNTED, 7);
        reported("p", counters(10, Map.of(), Map.of()), false);
        assertThat(sides.line().inFlight()).isEqualTo(3);
    }

    @Test
    void shouldTakeArrivalsForAttemptsUntilThePublisherHasReported() {
        arrived("unknown", LedgerColumn.COUNTED, 3);
        arrived("p", LedgerColumn.COUNTED, 7);
        reported("p", counters(5, Map.of(), Map.of()), false);
        assertThat(sides.line().attempted()).isEqualTo(10);
        assertThat(sides.line().balanced()).isTrue();
    }

    @Test
    void shouldShowWhatWasCountedTwiceOnceThePublisherHasClosed() {
        arrived("p", LedgerColumn.COUNTED, 11);
        reported("p", counters(10, Map.of(), Map.of()), true);
        LedgerLine line = sides.line();
        assertThat(line.inFlight()).isEqualTo(-1);
        assertThat(line.balanced()).isFalse();
    }

    @Test
    void shouldTellTenantsAndApplicationsApart() {
        arrived("p", "acme", "web", LedgerColumn.COUNTED, 6);
        arrived("p", "acme", "batch", LedgerColumn.DUPLICATE, 1);
        arrived("p", "globex", "", LedgerColumn.COUNTED, 4);
        sides.reported(report("p", false), counters("acme", 9, Map.of(), Map.of("buffer_full", 1L)));
        sides.reported(report("p", false), counters("globex", 4, Map.of(), Map.of()));
        assertThat(accounts())
                .containsOnly(
                        "acme web: 8 = 6 counted, 0 duplicate, 0 quarantined, 1 dropped, 1 in flight",
                        "acme batch: 1 = 0 counted, 1 duplicate, 0 quarantined, 0 dropped, 0 in flight",
                        "globex web: 4 = 4 counted, 0 duplicate, 0 quarantined, 0 dropped, 0 in flight");
    }

    @Test
    void shouldPutUnreadableRecordsToTheOnlyTenantOfTheirPublisher() {
        arrived("p", "", "", LedgerColumn.QUARANTINED, 2);
        sides.reported(report("p", true), counters("acme", 2, Map.of(), Map.of()));
        assertThat(accounts())
                .containsOnly("acme web: 2 = 0 counted, 0 duplicate, 2 quarantined, 0 dropped, 0 in flight");
    }

    @Test
    void shouldSetUnreadableRecordsOfSeveralTenantsAgainstWhatIsInFlight() {
        arrived("p", "acme", "web", LedgerColumn.COUNTED, 3);
        arrived("p", "", "", LedgerColumn.QUARANTINED, 2);
        sides.reported(report("p", true), counters("acme", 4, Map.of(), Map.of()));
        sides.reported(report("p", true), counters("globex", 1, Map.of(), Map.of()));
        assertThat(accounts())
                .containsOnly(
                        "acme web: 4 = 3 counted, 0 duplicate, 0 quarantined, 0 dropped, 1 in flight",
                        "globex web: 1 = 0 counted, 0 duplicate, 0 quarantined, 0 dropped, 1 in flight",
                        " web: 0 = 0 counted, 0 duplicate, 2 quarantined, 0 dropped, -2 in flight");
        assertThat(sides.line().balanced()).isTrue();
    }

    @Test
    void shouldTakeUnreadableArrivalsForAttemptsThatAreNotReportedYet() {
        arrived("p", "acme", "web", LedgerColumn.COUNTED, 3);
        arrived("p", "", "", LedgerColumn.QUARANTINED, 2);
        sides.reported(report("p", false), counters("acme", 4, Map.of(), Map.of()));
        sides.reported(report("p", false), counters("globex", 0, Map.of(), Map.of()));
        assertThat(sides.line().attempted()).isEqualTo(5);
        assertThat(sides.line().balanced()).isTrue();
    }

    @Test
    void shouldKeepTenantsTogetherThatTheirPublisherDoesNotTellApart() {
        arrived("p", "acme", "web", LedgerColumn.COUNTED, 3);
        arrived("p", "late-comer", "web", LedgerColumn.COUNTED, 2);
        sides.reported(report("p", true), counters("acme", 3, Map.of(), Map.of()));
        sides.reported(report("p", true), counters("__other__", 2, Map.of(), Map.of()));
        assertThat(accounts())
                .contains("__other__ web: 2 = 2 counted, 0 duplicate, 0 quarantined, 0 dropped, 0 in flight");
        assertThat(sides.line().balanced()).isTrue();
    }

    private List<String> accounts() {
        return sides.accounts().stream()
                .map(account -> {
                    LedgerLine line = account.line();
                    return account.tenant() + " " + account.app() + ": " + line.attempted() + " = " + line.counted()
                            + " counted, " + line.duplicate() + " duplicate, " + line.quarantinedTotal()
                            + " quarantined, " + line.droppedTotal() + " dropped, " + line.inFlight() + " in flight";
                })
                .toList();
    }

    private void reported(String publisher, StreamCounters counters, boolean last) {
        sides.reported(report(publisher, last), counters);
    }

    private static PublisherReport report(String publisher, boolean last) {
        return new PublisherReport(publisher, PublisherKind.CLIENT, "web", 0L, 0L, last, List.of());
    }

    private void arrived(String publisher, LedgerColumn column, long count) {
        arrived(publisher, "t", "a", column, count);
    }

    private void arrived(String publisher, String tenant, String app, LedgerColumn column, long count) {
        sides.arrived(new LedgerKey("calls", publisher, tenant, app, column, ""), count);
    }

    private static StreamCounters counters(long attempted, Map<String, Long> rejected, Map<String, Long> dropped) {
        return counters("t", attempted, rejected, dropped);
    }

    private static StreamCounters counters(
            String tenant, long attempted, Map<String, Long> rejected, Map<String, Long> dropped) {
        return new StreamCounters("calls", tenant, attempted, 0L, rejected, dropped);
    }
}
