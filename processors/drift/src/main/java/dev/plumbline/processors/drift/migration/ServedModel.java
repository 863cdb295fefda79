package dev.plumbline.processors.drift.migration;

/**
 * Which model answered what was asked for. Empty strings stand for what the provider did not say.
 *
 * @param requested the model asked for
 * @param served the model that answered
 * @param fingerprint the provider's mark of its configuration
 */
public record ServedModel(String requested, String served, String fingerprint) {

    /**
     * True if the served model is another one than was asked for, not merely its dated name: {@code gpt-4o} served by
     * {@code gpt-4o-2024-08-06} is what was asked for, by {@code gpt-4o-mini} is not.
     */
    public boolean differs() {
        if (served.isEmpty() || requested.isEmpty() || served.equals(requested)) {
            return false;
        }
        return !undated(bare(served)).equals(undated(bare(requested))) || dated(requested) && dated(served);
    }

    private static boolean dated(String model) {
        return !undated(bare(model)).equals(bare(model)) && !model.endsWith("-latest");
    }

    private static String bare(String model) {
        return model.substring(model.lastIndexOf('/') + 1);
    }

    private static String undated(String model) {
        return model.replaceFirst(
                "[-@]((20\\d{2}-\\d{2}-\\d{2})|(20\\d{6})|(0[1-9]|1[0-2])\\d{2}|latest|0\\d{2})$", "");
    }
}
