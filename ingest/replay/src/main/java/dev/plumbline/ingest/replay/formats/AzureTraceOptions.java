package dev.plumbline.ingest.replay.formats;

/**
 * What the Azure trace does not say and a call must or may have.
 *
 * @param tenant tenant of every call
 * @param feature feature of every call
 * @param provider provider of every call
 * @param model requested model of every call; the trace names none, so by default it is empty and the calls have no
 *     price
 * @param anchor where the hour of the trace lies
 */
public record AzureTraceOptions(String tenant, String feature, String provider, String model, Anchor anchor) {
    /** Tenant {@code azure}, feature {@code conversation}, no model. */
    public static AzureTraceOptions defaults(Anchor anchor) {
        return new AzureTraceOptions("azure", "conversation", "azure.ai.openai", "", anchor);
    }

    /** These options with another tenant. */
    public AzureTraceOptions withTenant(String tenant) {
        return new AzureTraceOptions(tenant, feature, provider, model, anchor);
    }

    /** These options with a requested model, so that the calls have a price. */
    public AzureTraceOptions withModel(String model) {
        return new AzureTraceOptions(tenant, feature, provider, model, anchor);
    }
}
