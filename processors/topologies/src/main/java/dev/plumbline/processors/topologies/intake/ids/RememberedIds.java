package dev.plumbline.processors.topologies.intake.ids;

import dev.plumbline.processors.dedup.CallIndex;
import dev.plumbline.processors.dedup.CallIndexConfig;
import dev.plumbline.processors.dedup.CallRef;
import dev.plumbline.processors.dedup.DictionaryLimits;
import dev.plumbline.processors.dedup.DimensionDictionary;
import dev.plumbline.processors.dedup.DimensionDictionary.Memo;
import dev.plumbline.processors.dedup.Salt;
import dev.plumbline.processors.rollups.Dimension;
import java.nio.file.Path;

/** Two indexes and a dictionary. What is remembered, and for how long, is their job; this says what they are used for. */
final class RememberedIds implements SeenIds {
    private final CallIndex calls;
    private final CallIndex scores;
    private final DimensionDictionary dimensions;

    /** The ids in those stores; {@code directory} is for what lies beside them. */
    static RememberedIds open(IdMemory memory, Salt salt, IdStores stores, Path directory) {
        CallIndexConfig scores = CallIndexConfig.withDefaults(salt).withWindow(memory.dedup());
        CallIndexConfig calls = scores.withKept(memory.join());
        return new RememberedIds(
                CallIndex.open(calls, new StoredBlocks(stores.calls()), directory),
                CallIndex.open(scores, new StoredBlocks(stores.scores())),
                DimensionDictionary.open(
                        DictionaryLimits.withDefaults(Dimension.COUNT, calls.kept()),
                        new StoredBlocks(stores.dimensions())));
    }

    private RememberedIds(CallIndex calls, CallIndex scores, DimensionDictionary dimensions) {
        this.calls = calls;
        this.scores = scores;
        this.dimensions = dimensions;
    }

    @Override
    public boolean addCall(
            String tenant, String callId, String[] values, Memo memo, long startedAtMicros, long appendMicros) {
        long ref = CallRef.of(dimensions.intern(values, memo, appendMicros), startedAtMicros);
        return calls.addIfAbsent(tenant, callId, ref, appendMicros) == CallIndex.ABSENT;
    }

    @Override
    public boolean addScore(String tenant, String scoreId, long appendMicros) {
        return scores.addIfAbsent(tenant, scoreId, 0, appendMicros) == CallIndex.ABSENT;
    }

    @Override
    public long findCall(String tenant, String callId, String[] values) {
        long ref = calls.find(tenant, callId);
        return ref != CallIndex.ABSENT && dimensions.read(CallRef.tuple(ref), values)
                ? CallRef.minuteStartMicros(ref)
                : NOT_FOUND;
    }

    @Override
    public void flush() {
        dimensions.flush();
        calls.flush();
        scores.flush();
    }

    @Override
    public void close() {
        calls.close();
    }
}
