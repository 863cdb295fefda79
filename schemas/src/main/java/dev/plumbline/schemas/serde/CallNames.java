package dev.plumbline.schemas.serde;

import dev.plumbline.schemas.records.LlmCall;
import java.io.IOException;
import org.apache.avro.io.Decoder;
import org.jspecify.annotations.Nullable;

/**
 * The names in a call, from its tenant to its variant. Calls with the same names have the same object for as long as their decoder
 * remembers them, so that what is worked out from names can be kept with them. Not thread-safe.
 */
public final class CallNames {
    /** How many fields there are, side by side in the schema. */
    static final int FIELDS = 14;

    private final String tenant;
    private final String app;
    private final String feature;
    private final String environment;
    private final String release;
    private final String provider;
    private final String requestedModel;
    private final String servedModel;
    private final String systemFingerprint;
    private final String serviceTier;
    private final String operation;
    private final String promptName;
    private final String promptVersion;
    private final String variant;
    private @Nullable Object kept;

    /** Reads the fields in their order. */
    CallNames(Decoder in) throws IOException {
        tenant = in.readString();
        app = in.readString();
        feature = in.readString();
        environment = in.readString();
        release = in.readString();
        provider = in.readString();
        requestedModel = in.readString();
        servedModel = in.readString();
        systemFingerprint = in.readString();
        serviceTier = in.readString();
        operation = in.readString();
        promptName = in.readString();
        promptVersion = in.readString();
        variant = in.readString();
    }

    /** The names of a call. */
    CallNames(LlmCall call) {
        tenant = call.getTenant();
        app = call.getApp();
        feature = call.getFeature();
        environment = call.getEnvironment();
        release = call.getRelease();
        provider = call.getProvider();
        requestedModel = call.getRequestedModel();
        servedModel = call.getServedModel();
        systemFingerprint = call.getSystemFingerprint();
        serviceTier = call.getServiceTier();
        operation = call.getOperation();
        promptName = call.getPromptName();
        promptVersion = call.getPromptVersion();
        variant = call.getVariant();
    }

    /** Gives a call these names. */
    void fill(LlmCall call) {
        call.setTenant(tenant);
        call.setApp(app);
        call.setFeature(feature);
        call.setEnvironment(environment);
        call.setRelease(release);
        call.setProvider(provider);
        call.setRequestedModel(requestedModel);
        call.setServedModel(servedModel);
        call.setSystemFingerprint(systemFingerprint);
        call.setServiceTier(serviceTier);
        call.setOperation(operation);
        call.setPromptName(promptName);
        call.setPromptVersion(promptVersion);
        call.setVariant(variant);
    }

    /** What was last given to {@link #keep}, null if nothing was. */
    public @Nullable Object kept() {
        return kept;
    }

    /** Keeps what was worked out from these names with them. */
    public void keep(Object workedOut) {
        kept = workedOut;
    }
}
