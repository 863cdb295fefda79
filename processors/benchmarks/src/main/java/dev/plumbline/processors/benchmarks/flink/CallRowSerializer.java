package dev.plumbline.processors.benchmarks.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes rows field by field. */
final class CallRowSerializer extends TypeSerializerSingleton<CallRow> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public CallRow createInstance() {
        return new CallRow();
    }

    @Override
    public CallRow copy(CallRow from) {
        return copy(from, new CallRow());
    }

    @Override
    public CallRow copy(CallRow from, CallRow reuse) {
        reuse.series = from.series;
        reuse.names = from.names;
        reuse.startedAtMicros = from.startedAtMicros;
        reuse.outcome = from.outcome;
        System.arraycopy(from.tokens, 0, reuse.tokens, 0, CallRow.TOKENS);
        reuse.costNanos = from.costNanos;
        reuse.durationMicros = from.durationMicros;
        reuse.firstTokenMicros = from.firstTokenMicros;
        reuse.scoreName = from.scoreName;
        reuse.scoreSource = from.scoreSource;
        reuse.scoreMicros = from.scoreMicros;
        return reuse;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(CallRow row, DataOutputView out) throws IOException {
        out.writeUTF(row.series);
        out.writeLong(row.startedAtMicros);
        out.writeByte(row.outcome);
        for (long tokens : row.tokens) {
            out.writeInt((int) tokens);
        }
        out.writeLong(row.costNanos);
        out.writeLong(row.durationMicros);
        out.writeLong(row.firstTokenMicros);
        out.writeUTF(row.scoreName);
        out.writeByte(row.scoreSource);
        out.writeLong(row.scoreMicros);
    }

    @Override
    public CallRow deserialize(DataInputView in) throws IOException {
        return deserialize(new CallRow(), in);
    }

    @Override
    public CallRow deserialize(CallRow reuse, DataInputView in) throws IOException {
        reuse.series = in.readUTF();
        reuse.startedAtMicros = in.readLong();
        reuse.outcome = in.readByte();
        for (int i = 0; i < CallRow.TOKENS; i++) {
            reuse.tokens[i] = in.readInt();
        }
        reuse.costNanos = in.readLong();
        reuse.durationMicros = in.readLong();
        reuse.firstTokenMicros = in.readLong();
        reuse.scoreName = in.readUTF();
        reuse.scoreSource = in.readByte();
        reuse.scoreMicros = in.readLong();
        return reuse;
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public TypeSerializerSnapshot<CallRow> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says that there is but one form. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CallRow> {
        /** For Flink. */
        public Snapshot() {
            super(CallRowSerializer::new);
        }
    }
}
