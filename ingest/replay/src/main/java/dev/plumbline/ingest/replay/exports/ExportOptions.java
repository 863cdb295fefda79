package dev.plumbline.ingest.replay.exports;

/**
 * What an export does not say and a call must have.
 *
 * @param tenant tenant of every call; empty to take what the export says, and {@value #DEFAULT_TENANT} where it says
 *     nothing
 * @param feature feature of every call; empty to take what the export says, and the format's name where it says nothing
 */
public record ExportOptions(String tenant, String feature) {
    /** The tenant of calls that name none. */
    public static final String DEFAULT_TENANT = "default";

    /** Takes what the export says. */
    public static ExportOptions asExported() {
        return new ExportOptions("", "");
    }

    String tenant(String exported) {
        return first(tenant, exported, DEFAULT_TENANT);
    }

    String feature(String exported, String fallback) {
        return first(feature, exported, fallback);
    }

    private static String first(String chosen, String exported, String fallback) {
        if (!chosen.isEmpty()) {
            return chosen;
        }
        return exported.isEmpty() ? fallback : exported;
    }
}
