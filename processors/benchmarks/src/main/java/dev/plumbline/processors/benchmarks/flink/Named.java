package dev.plumbline.processors.benchmarks.flink;

import dev.plumbline.processors.rollups.Aggregate;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.windowing.WindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Puts the series to the total of a window that closes, so that it can be keyed again. */
final class Named implements WindowFunction<Aggregate, Tuple2<String, Aggregate>, String, TimeWindow> {
    static final TypeInformation<Tuple2<String, Aggregate>> TYPE = Types.TUPLE(Types.STRING, AggregateSerializer.TYPE);
    private static final long serialVersionUID = 1L;

    @Override
    public void apply(
            String series, TimeWindow window, Iterable<Aggregate> total, Collector<Tuple2<String, Aggregate>> out) {
        total.forEach(one -> out.collect(Tuple2.of(series, one)));
    }
}
