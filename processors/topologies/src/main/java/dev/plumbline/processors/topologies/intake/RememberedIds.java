package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.dedup.CallIndex;
import dev.plumbline.processors.dedup.CallRef;
import dev.plumbline.processors.dedup.DimensionDictionary;

/** Two indexes and a dictionary. What is remembered, and for how long, is their job; this says what they are used for. */
final class RememberedIds implements SeenIds {
    private final CallIndex calls;
    private final CallIndex scores;
    private final DimensionDictionary dimensions;

    RememberedIds(CallIndex calls, CallIndex scores, DimensionDictionary dimensions) {
        this.calls = calls;
        this.scores = scores;
        this.dimensions = dimensions;
    }

    @Override
    public boolean addCall(String tenant, String callId, String[] values, long startedAtMicros, long appendMicros) {
        long ref = CallRef.of(dimensions.intern(values, appendMicros), startedAtMicros);
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
