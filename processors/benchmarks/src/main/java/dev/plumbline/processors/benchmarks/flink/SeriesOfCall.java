package dev.plumbline.processors.benchmarks.flink;

import dev.plumbline.processors.benchmarks.contenders.SeriesNames;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** A row for each series of a call: the same object, which is written out before it changes. */
final class SeriesOfCall implements FlatMapFunction<CallRow, CallRow> {
    static final int SERIES_A_CALL = SeriesNames.GROUPINGS.all().size();
    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(CallRow call, Collector<CallRow> out) {
        for (String name : call.names) {
            call.series = name;
            out.collect(call);
        }
    }
}
