package dev.plumbline.ingest.replay;

import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;

/** One step of a replay: something to send at its time, or a row that could not be read. */
public sealed interface ReplayRecord {

    /** A record that is sent when its time has come. */
    sealed interface Timed extends ReplayRecord {
        /** When the record is due: microseconds of event time since the epoch. */
        long eventMicros();

        /** Hands the record to the method of {@code sink} that takes its kind. */
        Handover sendTo(CallSink sink);
    }

    /**
     * A call.
     *
     * @param eventMicros when it is sent; a copy is sent later than the call started
     * @param copy true if the same call was sent before, so that it must count as a duplicate
     */
    record Call(LlmCall call, long eventMicros, boolean copy) implements Timed {
        /** A first copy, sent at the time at which the call started. */
        public static Call of(LlmCall call) {
            return new Call(call, call.getStartedAtMicros(), false);
        }

        @Override
        public Handover sendTo(CallSink sink) {
            return sink.call(call);
        }
    }

    /** A score that follows its call. */
    record Score(CallScore score) implements Timed {
        @Override
        public long eventMicros() {
            return score.getScoredAtMicros();
        }

        @Override
        public Handover sendTo(CallSink sink) {
            return sink.score(score);
        }
    }

    /** A change event. */
    record Change(ChangeEvent change) implements Timed {
        @Override
        public long eventMicros() {
            return change.getAtMicros();
        }

        @Override
        public Handover sendTo(CallSink sink) {
            return sink.change(change);
        }
    }

    /**
     * A call that must end in quarantine.
     *
     * @param eventMicros when it is sent, which need not be the time in the call
     * @param reason the reason code under which it must be counted
     */
    record Invalid(LlmCall call, long eventMicros, String reason) implements Timed {
        @Override
        public Handover sendTo(CallSink sink) {
            return sink.unchecked(call);
        }
    }

    /**
     * Bytes that are no record and must end in quarantine. The array is shared, not copied.
     *
     * @param reason the reason code under which it must be counted
     */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy per read would serve nobody
    record Garbage(String key, byte[] value, long eventMicros, String reason) implements Timed {
        @Override
        public Handover sendTo(CallSink sink) {
            return sink.garbage(key, value);
        }
    }

    /**
     * A row of a file that could not be read.
     *
     * @param line number of the line in the file, from 1
     * @param reason what is wrong, with the field
     */
    record Unreadable(long line, String reason) implements ReplayRecord {}
}
