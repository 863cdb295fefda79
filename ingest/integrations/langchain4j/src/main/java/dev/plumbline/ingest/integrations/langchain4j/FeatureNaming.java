package dev.plumbline.ingest.integrations.langchain4j;

/** Names the product feature that a method of an AI service serves. Must be thread-safe. */
@FunctionalInterface
public interface FeatureNaming {
    /** {@code SupportDesk.answer} for the method {@code answer} of the interface {@code org.example.SupportDesk}. */
    FeatureNaming INTERFACE_AND_METHOD = (interfaceName, methodName) ->
            interfaceName.substring(Math.max(interfaceName.lastIndexOf('.'), interfaceName.lastIndexOf('$')) + 1)
                    + "."
                    + methodName;

    /**
     * Names one feature. An empty name, or an exception, leaves the call with the feature of the telemetry.
     *
     * @param interfaceName full name of the AI service's interface
     * @param methodName name of its method
     */
    String feature(String interfaceName, String methodName);
}
