package dev.plumbline.deploy.standalone.config;

/**
 * One thing that is wrong with a configuration.
 *
 * @param key the setting's key, as the user wrote it
 * @param origin where the value came from, for example {@code PLUMBLINE_HTTP_PORT} or a file name
 * @param reason what is wrong, as a sentence without the key
 */
public record ConfigViolation(String key, String origin, String reason) {
    @Override
    public String toString() {
        return key + " (" + origin + "): " + reason;
    }
}
