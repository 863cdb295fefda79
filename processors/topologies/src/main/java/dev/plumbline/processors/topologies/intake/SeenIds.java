package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.dedup.CallIndex;
import dev.plumbline.processors.dedup.CallRef;
import dev.plumbline.processors.dedup.DimensionDictionary;

/**
 * The ids of calls and scores that this task has counted lately, and where each call belongs. What is remembered, and for
 * how long, is the job of the two indexes and the dictionary; this says what they are used for.
 */
final class SeenIds {
    /** Answer for a call that was not seen. */
    static final long NOT_FOUND = Long.MIN_VALUE;

    private final CallIndex calls;
    private final CallIndex scores;
    private final DimensionDictionary dimensions;

    SeenIds(CallIndex calls, CallIndex scores, DimensionDictionary dimensions) {
        this.calls = calls;
        this.scores = scores;
        this.dimensions = dimensions;
    }

    /** Adds a call; false if its id was added before. */
    boolean addCall(String tenant, String callId, String[] values, long startedAtMicros, long appendMicros) {
        long ref = CallRef.of(dimensions.intern(values, appendMicros), startedAtMicros);
        return calls.addIfAbsent(tenant, callId, ref, appendMicros) == CallIndex.ABSENT;
    }

    /** Adds a score; false if its id was added before. */
    boolean addScore(String tenant, String scoreId, long appendMicros) {
        return scores.addIfAbsent(tenant, scoreId, 0, appendMicros) == CallIndex.ABSENT;
    }

    /**
     * Looks a call up by its id.
     *
     * @param values receives the call's dimension values
     * @return start of the minute in which the call started, microseconds since the epoch; or {@link #NOT_FOUND}
     */
    long findCall(String tenant, String callId, String[] values) {
        long ref = calls.find(tenant, callId);
        return ref != CallIndex.ABSENT && dimensions.read(CallRef.tuple(ref), values)
                ? CallRef.minuteStartMicros(ref)
                : NOT_FOUND;
    }

    /** Writes what the stores do not have yet. */
    void flush() {
        dimensions.flush();
        calls.flush();
        scores.flush();
    }

    /** Gives up what lies beside the stores. */
    void close() {
        calls.close();
    }
}
