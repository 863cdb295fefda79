package dev.plumbline.processors.query.reports;

import dev.plumbline.processors.query.state.LedgerAccount;
import dev.plumbline.processors.query.state.LedgerLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ledger by tenant, application or both. The parts add up to the whole ledger in every column, or, with a filter, to
 * what passes it. Parts beyond a limit are added up under {@code __other__}.
 *
 * @param by what parts are told apart by: {@link #TENANT} and {@link #APP}
 * @param tenants only these; all if empty
 * @param apps only these; all if empty
 */
public record LedgerBreakdown(Set<String> by, Set<String> tenants, Set<String> apps) {
    /** By tenant. */
    public static final String TENANT = "tenant";

    /** By application. */
    public static final String APP = "app";

    /** What cannot be told apart, for a person to read. */
    public static final List<String> NOTES = List.of(
            "Publishers report attempted, rejected and dropped by tenant, not by app: of a publisher that sends for many"
                    + " apps, such as a gateway, rejected, dropped and inFlight stand under its own app.",
            "A record that could not be read stands under tenant and app of its publisher; under no tenant if that has"
                    + " several, and then it is in flight under one of them and below zero under none.",
            "A publisher tells 400 tenants apart; further ones stand under __other__.");

    private static final String OTHER = "__other__";

    /** A part's name; null where parts are not told apart by it. */
    private record Name(
            String stream,
            @Nullable String tenant,
            @Nullable String app) {}

    /**
     * The parts.
     *
     * @param reports by kind of record, then the most attempted first
     * @param found how many parts there are without the limit
     */
    public record Parts(List<LedgerReport> reports, int found) {}

    /** True if nothing is told apart or left out. */
    public boolean isWhole() {
        return by.isEmpty() && tenants.isEmpty() && apps.isEmpty();
    }

    /** Groups accounts; at most {@code limit} parts of each kind of record are told apart. */
    public Parts of(List<LedgerAccount> accounts, int limit) {
        Map<Name, LedgerLine> parts = new HashMap<>();
        for (LedgerAccount account : accounts) {
            if ((tenants.isEmpty() || tenants.contains(account.tenant()))
                    && (apps.isEmpty() || apps.contains(account.app()))) {
                parts.merge(name(account), account.line(), LedgerLine::plus);
            }
        }
        List<LedgerReport> reports = new ArrayList<>();
        parts.keySet().stream()
                .map(Name::stream)
                .distinct()
                .sorted()
                .forEach(stream -> add(stream, parts, limit, reports));
        return new Parts(List.copyOf(reports), parts.size());
    }

    private void add(String stream, Map<Name, LedgerLine> parts, int limit, List<LedgerReport> reports) {
        Name other = new Name(stream, shown(TENANT, OTHER), shown(APP, OTHER));
        List<Name> sorted = parts.keySet().stream()
                .filter(name -> name.stream().equals(stream) && !name.equals(other))
                .sorted(Comparator.comparingLong(
                                (Name name) -> -line(parts, name).attempted())
                        .thenComparing(name -> String.valueOf(name.tenant()))
                        .thenComparing(name -> String.valueOf(name.app())))
                .toList();
        sorted.stream().limit(limit).forEach(name -> reports.add(report(name, line(parts, name))));
        Stream.concat(sorted.stream().skip(limit), Stream.of(other))
                .filter(parts::containsKey)
                .map(name -> line(parts, name))
                .reduce(LedgerLine::plus)
                .ifPresent(rest -> reports.add(report(other, rest)));
    }

    private static LedgerLine line(Map<Name, LedgerLine> parts, Name name) {
        return parts.getOrDefault(name, LedgerLine.empty(name.stream()));
    }

    private static LedgerReport report(Name name, LedgerLine line) {
        return LedgerReport.of(name.tenant(), name.app(), line);
    }

    private Name name(LedgerAccount account) {
        return new Name(account.line().stream(), shown(TENANT, account.tenant()), shown(APP, account.app()));
    }

    private @Nullable String shown(String dimension, String value) {
        return by.contains(dimension) ? value : null;
    }
}
