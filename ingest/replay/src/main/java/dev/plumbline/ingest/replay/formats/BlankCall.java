package dev.plumbline.ingest.replay.formats;

import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Usage;

/** Starts a call of which only the identity is known: every other field has the default of the schema. */
final class BlankCall {
    private BlankCall() {}

    static LlmCall create(String callId, long startedAtMicros, String tenant, String feature) {
        return LlmCall.newBuilder()
                .setCallId(callId)
                .setStartedAtMicros(startedAtMicros)
                .setTenant(tenant)
                .setFeature(feature)
                .setUsage(Usage.newBuilder().build())
                .build();
    }
}
