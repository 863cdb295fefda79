package dev.plumbline.processors.benchmarks.flink;

import dev.plumbline.processors.rollups.Aggregate;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes aggregates in their own form; needed for checkpoints only, since the state is on the heap. */
final class AggregateSerializer extends TypeSerializerSingleton<Aggregate> {
    static final TypeInformation<Aggregate> TYPE = new WrittenType<>(Aggregate.class, new AggregateSerializer());
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public Aggregate createInstance() {
        return new Aggregate();
    }

    @Override
    public Aggregate copy(Aggregate from) {
        return Aggregate.fromBytes(from.toBytes());
    }

    @Override
    public Aggregate copy(Aggregate from, Aggregate reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Aggregate total, DataOutputView out) throws IOException {
        byte[] bytes = total.toBytes();
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Override
    public Aggregate deserialize(DataInputView in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return Aggregate.fromBytes(bytes);
    }

    @Override
    public Aggregate deserialize(Aggregate reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public TypeSerializerSnapshot<Aggregate> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says that there is but one form. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Aggregate> {
        /** For Flink. */
        public Snapshot() {
            super(AggregateSerializer::new);
        }
    }
}
