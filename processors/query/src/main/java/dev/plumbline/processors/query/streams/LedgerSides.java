package dev.plumbline.processors.query.streams;

import dev.plumbline.processors.query.state.LedgerAccount;
import dev.plumbline.processors.query.state.LedgerLine;
import dev.plumbline.processors.topologies.ledger.LedgerKey;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.records.StreamCounters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Both sides of the ledger for one kind of record, while they are added up: what arrived, and what was attempted. */
final class LedgerSides {
    private final String stream;
    private final Map<String, List<Arrived>> arrived = new HashMap<>();
    private final Map<String, PublisherSide> publishers = new HashMap<>();

    private record Arrived(LedgerKey key, long count) {}

    private record Name(String tenant, String app) {}

    LedgerSides(String stream) {
        this.stream = stream;
    }

    void arrived(LedgerKey key, long count) {
        arrived.computeIfAbsent(key.publisher(), id -> new ArrayList<>()).add(new Arrived(key, count));
    }

    /** Takes one publisher's counters of one tenant. */
    void reported(PublisherReport report, StreamCounters counters) {
        publishers
                .computeIfAbsent(report.getPublisherId(), id -> PublisherSide.of(report))
                .reported(counters);
    }

    /** The accounts of all publishers together, one for each tenant and application. */
    List<LedgerAccount> accounts() {
        arrived.forEach((publisher, records) -> {
            PublisherSide side = publishers.computeIfAbsent(publisher, id -> PublisherSide.silent());
            records.forEach(record -> side.arrived(record.key(), record.count()));
        });
        arrived.clear();
        Map<Name, LedgerAccount> accounts = new HashMap<>();
        for (PublisherSide side : publishers.values()) {
            for (LedgerAccount account : side.accounts(stream)) {
                accounts.merge(
                        new Name(account.tenant(), account.app()),
                        account,
                        (a, b) ->
                                new LedgerAccount(a.tenant(), a.app(), a.line().plus(b.line())));
            }
        }
        return List.copyOf(accounts.values());
    }

    /** All accounts in one. */
    LedgerLine line() {
        return accounts().stream().map(LedgerAccount::line).reduce(LedgerLine.empty(stream), LedgerLine::plus);
    }
}
