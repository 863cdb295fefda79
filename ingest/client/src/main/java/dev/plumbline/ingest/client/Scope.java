package dev.plumbline.ingest.client;

/**
 * What is the same for all calls of an application; each call may say otherwise.
 *
 * @param tenant the customer or organisation; empty if each call names its own
 * @param app the application or service
 * @param environment for example production
 * @param release version of the application
 */
public record Scope(String tenant, String app, String environment, String release) {
    /** Nothing is the same. */
    public static final Scope EMPTY = new Scope("", "", "", "");
}
