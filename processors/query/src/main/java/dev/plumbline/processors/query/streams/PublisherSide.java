package dev.plumbline.processors.query.streams;

import dev.plumbline.processors.query.state.LedgerAccount;
import dev.plumbline.processors.topologies.ledger.LedgerKey;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.records.StreamCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one publisher attempted of one kind of record, and what of it arrived, by tenant and application. Reports come
 * first, then arrivals, then the accounts are drawn up.
 *
 * <p>A record that arrived was attempted. So where a publisher has not reported, or has not yet reported its newest
 * attempts, what arrived from it stands for its attempts. A publisher that was closed in order has the last word: if more
 * arrived than it attempted, something was counted twice, and the ledger shows it.
 *
 * <p>An unreadable record has no tenant. Its attempt was reported under one, so it is set against what is in flight there.
 */
final class PublisherSide {
    /** Under which publishers report the tenants that they do not tell apart. */
    private static final String OTHER_TENANTS = "__other__";

    private final boolean named;
    private final boolean reports;
    private final boolean finished;
    private final String app;
    private final Map<String, Long> attempted = new TreeMap<>();
    private final Map<String, Map<String, LedgerTally>> tallies = new TreeMap<>();

    private PublisherSide(boolean named, boolean reports, boolean finished, String app) {
        this.named = named;
        this.reports = reports;
        this.finished = finished;
        this.app = app;
    }

    static PublisherSide of(PublisherReport report) {
        return new PublisherSide(!report.getPublisherId().isEmpty(), true, report.getClosed(), report.getApp());
    }

    /** A publisher that never reported. */
    static PublisherSide silent() {
        return new PublisherSide(true, false, false, "");
    }

    void reported(StreamCounters counters) {
        attempted.merge(counters.getTenant(), counters.getAttempted(), Math::addExact);
        tally(counters.getTenant(), app).unsent(counters);
    }

    void arrived(LedgerKey key, long count) {
        tally(tenantOf(key.tenant()), key.app().isEmpty() ? app : key.app()).arrived(key, count);
    }

    private String tenantOf(String tenant) {
        if (attempted.containsKey(tenant)) {
            return tenant;
        }
        if (tenant.isEmpty()) {
            return named && attempted.size() == 1
                    ? attempted.keySet().iterator().next()
                    : tenant;
        }
        return attempted.containsKey(OTHER_TENANTS) ? OTHER_TENANTS : tenant;
    }

    private LedgerTally tally(String tenant, String ofApp) {
        return tallies.computeIfAbsent(tenant, name -> new TreeMap<>())
                .computeIfAbsent(ofApp, name -> new LedgerTally());
    }

    List<LedgerAccount> accounts(String stream) {
        List<LedgerAccount> accounts = new ArrayList<>();
        long unreadable = named && reports && !attempted.containsKey("") && tallies.containsKey("") ? settled("") : 0;
        long waiting = 0;
        for (String tenant : tallies.keySet()) {
            if (!tenant.isEmpty() || unreadable == 0) {
                long inFlight = inFlight(tenant);
                waiting = Math.addExact(waiting, inFlight);
                add(stream, tenant, inFlight, accounts);
            }
        }
        if (unreadable > 0) {
            add(stream, "", finished ? -unreadable : -Math.min(unreadable, Math.max(0, waiting)), accounts);
        }
        return accounts;
    }

    private long inFlight(String tenant) {
        long settled = settled(tenant);
        if (finished) {
            return attempted.getOrDefault(tenant, 0L) - settled;
        }
        return Math.max(0, attempted.getOrDefault(tenant, 0L) - settled);
    }

    private long settled(String tenant) {
        return tallies.getOrDefault(tenant, Map.of()).values().stream()
                .mapToLong(LedgerTally::settled)
                .reduce(0, Math::addExact);
    }

    /** What is in flight stands under the publisher's own application, because that is all that its report names. */
    private void add(String stream, String tenant, long inFlight, List<LedgerAccount> accounts) {
        Map<String, LedgerTally> byApp = tallies.getOrDefault(tenant, Map.of());
        byApp.forEach((name, tally) ->
                accounts.add(new LedgerAccount(tenant, name, tally.line(stream, name.equals(app) ? inFlight : 0))));
        if (inFlight != 0 && !byApp.containsKey(app)) {
            accounts.add(new LedgerAccount(tenant, app, new LedgerTally().line(stream, inFlight)));
        }
    }
}
