package dev.plumbline.ingest.replay.totals;

import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreScope;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a system must answer when it has seen the records that were counted here: a plain sequential sum over the records
 * themselves, which shares no code with the system or with the generator.
 *
 * <p>Count a record when it has been handed over, not when it was made. Thread-safe; the slices are read when counting is
 * over.
 */
public final class ReplayTotals {
    private final SliceTotals all = new SliceTotals();
    private final Map<String, SliceTotals> features = new TreeMap<>();
    private final Map<String, SliceTotals> tenants = new TreeMap<>();
    private final Map<String, SliceTotals> models = new TreeMap<>();
    private final Map<String, SliceTotals> tenantFeatures = new TreeMap<>();
    private final Map<String, Long> bad = new TreeMap<>();
    private long duplicates;
    private long lateScores;
    private long changes;

    /** Counts a record; an unreadable row counts nowhere. */
    public synchronized void count(ReplayRecord record) {
        if (record instanceof ReplayRecord.Call call) {
            if (call.copy()) {
                duplicates++;
            } else {
                add(call.call());
            }
        } else if (record instanceof ReplayRecord.Score score) {
            add(score.score());
        } else if (record instanceof ReplayRecord.Change) {
            changes++;
        } else if (record instanceof ReplayRecord.Invalid invalid) {
            bad.merge(invalid.reason(), 1L, Long::sum);
        } else if (record instanceof ReplayRecord.Garbage garbage) {
            bad.merge(garbage.reason(), 1L, Long::sum);
        }
    }

    /** Calls, duplicates and bad ones not among them. */
    public synchronized long calls() {
        return all.calls();
    }

    /** Calls sent a second time. */
    public synchronized long duplicates() {
        return duplicates;
    }

    /** Scores sent as records of their own. */
    public synchronized long lateScores() {
        return lateScores;
    }

    /** Change events sent. */
    public synchronized long changes() {
        return changes;
    }

    /** Bad records by the reason under which they must be counted. */
    public synchronized Map<String, Long> bad() {
        return Map.copyOf(bad);
    }

    /** Totals of everything. */
    public SliceTotals all() {
        return all;
    }

    /** Totals by feature. */
    public synchronized Map<String, SliceTotals> byFeature() {
        return Map.copyOf(features);
    }

    /** Totals by tenant. */
    public synchronized Map<String, SliceTotals> byTenant() {
        return Map.copyOf(tenants);
    }

    /** Totals by model: the served one, or the requested one where none served. */
    public synchronized Map<String, SliceTotals> byModel() {
        return Map.copyOf(models);
    }

    /** Totals by tenant and feature, as {@code tenant/feature}. */
    public synchronized Map<String, SliceTotals> byTenantAndFeature() {
        return Map.copyOf(tenantFeatures);
    }

    private void add(LlmCall call) {
        all.add(call);
        slice(features, call.getFeature()).add(call);
        slice(tenants, call.getTenant()).add(call);
        slice(models, model(call.getServedModel(), call.getRequestedModel())).add(call);
        slice(tenantFeatures, call.getTenant() + '/' + call.getFeature()).add(call);
    }

    private void add(CallScore score) {
        lateScores++;
        all.add(score);
        slice(tenants, score.getTenant()).add(score);
        ScoreScope scope = score.getScope();
        if (scope != null) {
            slice(features, scope.getFeature()).add(score);
            slice(models, model(scope.getServedModel(), scope.getRequestedModel()))
                    .add(score);
            slice(tenantFeatures, score.getTenant() + '/' + scope.getFeature()).add(score);
        }
    }

    private static String model(String served, String requested) {
        return served.isEmpty() ? requested : served;
    }

    private static SliceTotals slice(Map<String, SliceTotals> slices, String name) {
        return slices.computeIfAbsent(name, key -> new SliceTotals());
    }
}
