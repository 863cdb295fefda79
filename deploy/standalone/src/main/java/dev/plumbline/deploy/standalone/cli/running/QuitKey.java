package dev.plumbline.deploy.standalone.cli.running;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a line that starts with q on standard input. */
final class QuitKey {
    private static final Logger LOG = LoggerFactory.getLogger(QuitKey.class);

    private QuitKey() {}

    /** Runs {@code action} when q comes; does nothing if there is nobody to type it. */
    static void listen(boolean somebody, Runnable action) {
        if (somebody) {
            Thread reader = new Thread(() -> read(action), "quit-key");
            reader.setDaemon(true);
            reader.start();
        }
    }

    private static void read(Runnable action) {
        try {
            for (int key = System.in.read(); key >= 0; key = System.in.read()) {
                if (key == 'q') {
                    action.run();
                    return;
                }
            }
        } catch (IOException e) {
            LOG.debug("Standard input cannot be read", e);
        }
    }
}
