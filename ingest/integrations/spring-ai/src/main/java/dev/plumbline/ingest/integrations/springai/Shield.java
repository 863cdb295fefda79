package dev.plumbline.ingest.integrations.springai;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps failures of telemetry away from the application. The first is logged as a warning, later ones for debugging, by
 * class only: a message may quote the text of a prompt. Linkage errors count, since a framework of another version shows
 * as one.
 */
final class Shield {
    private static final Logger LOG = LoggerFactory.getLogger(ChatCallHandler.class);
    private static final AtomicBoolean WARNED = new AtomicBoolean();

    private Shield() {}

    static void run(Runnable telemetry) {
        try {
            telemetry.run();
        } catch (RuntimeException | LinkageError failure) {
            String kind = failure.getClass().getName();
            if (WARNED.compareAndSet(false, true)) {
                LOG.warn("A model call could not be described and is not counted: {}", kind);
            } else {
                LOG.debug("A model call could not be described and is not counted: {}", kind);
            }
        }
    }
}
