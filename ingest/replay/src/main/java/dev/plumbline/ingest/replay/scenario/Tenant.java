package dev.plumbline.ingest.replay.scenario;

import java.util.Arrays;
import java.util.Locale;

/** The customers of the made-up company, from large to small. Their shares are a choice. */
enum Tenant {
    ACME(.38),
    GLOBEX(.22),
    INITECH(.16),
    UMBRA(.12),
    HOOLI(.08),
    VANDELAY(.04);

    private final double share;
    private final String label;

    Tenant(double share) {
        this.share = share;
        this.label = name().toLowerCase(Locale.ROOT);
    }

    /** Share of all calls. */
    double share() {
        return share;
    }

    /** As it stands in the records. */
    String label() {
        return label;
    }

    static double[] shares() {
        return Arrays.stream(values()).mapToDouble(Tenant::share).toArray();
    }
}
