package dev.plumbline.processors.benchmarks.flink;

import dev.plumbline.processors.rollups.Aggregate;
import org.apache.flink.api.common.functions.AggregateFunction;

/** Totals values in an {@link Aggregate} that is changed in place; what is left to say is how a value is added. */
interface IntoAggregate<T> extends AggregateFunction<T, Aggregate, Aggregate> {
    @Override
    default Aggregate createAccumulator() {
        return new Aggregate();
    }

    @Override
    default Aggregate getResult(Aggregate total) {
        return total;
    }

    @Override
    default Aggregate merge(Aggregate one, Aggregate other) {
        one.merge(other);
        return one;
    }
}
