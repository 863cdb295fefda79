package dev.plumbline.ingest.client;

import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * Records with every field at its default, made without Avro's builders, which copy each default by serialising it.
 */
public final class BlankRecords {
    private BlankRecords() {}

    /** A call with neither id, tenant nor feature, and everything else at its default. */
    public static LlmCall call() {
        LlmCall call = new LlmCall();
        call.setCallId("");
        call.setTenant("");
        call.setApp("");
        call.setFeature("");
        call.setEnvironment("");
        call.setRelease("");
        call.setProvider("");
        call.setRequestedModel("");
        call.setServedModel("");
        call.setSystemFingerprint("");
        call.setServiceTier("");
        call.setOperation("chat");
        call.setPromptName("");
        call.setPromptVersion("");
        call.setVariant("");
        call.setUsage(new Usage(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
        call.setOutcome(Outcome.OK);
        call.setErrorType("");
        call.setFinishReason("");
        call.setGuardrails(new ArrayList<>(0));
        call.setScores(new ArrayList<>(0));
        call.setTraceId("");
        call.setSessionId("");
        call.setUserHash("");
        call.setAttributes(new LinkedHashMap<>(0));
        return call;
    }
}
