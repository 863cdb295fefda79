package dev.plumbline.processors.benchmarks.flink;

import dev.plumbline.processors.rollups.Aggregate;
import org.apache.flink.api.java.tuple.Tuple2;

/** Adds the totals of shorter windows to that of a longer one. */
final class Merged implements IntoAggregate<Tuple2<String, Aggregate>> {
    private static final long serialVersionUID = 1L;

    @Override
    public Aggregate add(Tuple2<String, Aggregate> part, Aggregate total) {
        total.merge(part.f1);
        return total;
    }
}
