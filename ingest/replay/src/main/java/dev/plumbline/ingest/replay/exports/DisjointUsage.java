package dev.plumbline.ingest.replay.exports;

import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Usage;

/**
 * Puts the tokens of an export into disjoint buckets. Where the whole includes its parts they are subtracted; parts that
 * are more than their whole cannot be in it, so they are kept beside it and the usage is marked as ambiguous.
 *
 * @param input prompt tokens as exported
 * @param cacheRead those read from a prompt cache
 * @param cacheWrite those written to one
 * @param audioInput those that carry audio
 * @param output answer tokens as exported
 * @param reasoning those of reasoning
 * @param audioOutput those that carry audio
 */
record DisjointUsage(
        long input, long cacheRead, long cacheWrite, long audioInput, long output, long reasoning, long audioOutput) {

    /** Sets the usage of a call whose export counts the parts within the whole. */
    void setInclusive(LlmCall call) {
        long restIn = input - cacheRead - cacheWrite - audioInput;
        long restOut = output - reasoning - audioOutput;
        set(call, restIn < 0 ? input : restIn, restOut < 0 ? output : restOut);
        call.setUsageAmbiguous(restIn < 0 || restOut < 0);
    }

    /** Sets the usage of a call whose export counts the parts beside the whole. */
    void setExclusive(LlmCall call) {
        set(call, input, output);
    }

    private void set(LlmCall call, long plainInput, long plainOutput) {
        call.setUsage(
                new Usage(plainInput, cacheRead, cacheWrite, 0L, plainOutput, reasoning, audioInput, audioOutput));
    }
}
