package dev.plumbline.processors.benchmarks.flink;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CallFacts;
import org.jspecify.annotations.Nullable;

/** Adds rows to an aggregate. */
final class Totals implements IntoAggregate<CallRow> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable CallFacts facts;

    @Override
    public Aggregate add(CallRow row, Aggregate total) {
        if (facts == null) {
            facts = new CallFacts();
        }
        row.copyTo(facts);
        total.add(facts);
        FlinkRollup.AGGREGATED.increment();
        return total;
    }
}
