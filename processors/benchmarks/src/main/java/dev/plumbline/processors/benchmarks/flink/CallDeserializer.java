package dev.plumbline.processors.benchmarks.flink;

import dev.plumbline.processors.benchmarks.contenders.CallFactsReader;
import dev.plumbline.processors.benchmarks.contenders.SeriesNames;
import dev.plumbline.processors.benchmarks.contenders.StockAvro;
import dev.plumbline.schemas.records.LlmCall;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Decodes and prices a call, with the reader that is the yardstick. */
final class CallDeserializer implements KafkaRecordDeserializationSchema<CallRow> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable StockAvro avro;
    private transient @Nullable CallFactsReader facts;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        avro = new StockAvro();
        facts = new CallFactsReader();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<CallRow> out) {
        if (avro == null || facts == null) {
            throw new IllegalStateException("open() was not called");
        }
        LlmCall call = avro.read(record.value());
        CallRow row = new CallRow();
        row.fill(facts.read(call));
        row.names = SeriesNames.of(call).toArray(String[]::new);
        out.collect(row);
    }

    @Override
    public TypeInformation<CallRow> getProducedType() {
        return CallRow.TYPE;
    }
}
