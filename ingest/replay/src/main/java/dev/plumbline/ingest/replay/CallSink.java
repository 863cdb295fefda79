package dev.plumbline.ingest.replay;

import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;

/**
 * Where a replay sends its records. A method may block, and thereby slows the replay down: that is the back-pressure.
 *
 * <p>All methods are called from the thread that runs the replay, in the order of the source. An exception ends the
 * replay. A sink that passes records on asynchronously answers {@link Handover#ACCEPTED} and reports what became of
 * them elsewhere.
 */
public interface CallSink {
    /** Takes a call. The sink must not change it. */
    Handover call(LlmCall call);

    /** Takes a score of a call that was sent before. */
    Handover score(CallScore score);

    /** Takes a change event. */
    Handover change(ChangeEvent change);

    /**
     * Takes a call that is known to be wrong, to be published as it is, past every check of the publisher.
     *
     * @return {@link Handover#SKIPPED} unless the sink can do that
     */
    default Handover unchecked(LlmCall call) {
        return Handover.SKIPPED;
    }

    /**
     * Takes bytes that are no record at all, to be published as they are on the topic of calls.
     *
     * @return {@link Handover#SKIPPED} unless the sink can do that
     */
    default Handover garbage(String key, byte[] value) {
        return Handover.SKIPPED;
    }

    /** Learns of a row of the source that could not be read and therefore is not sent: it counts as rejected. */
    default void unreadable(String reason) {}
}
