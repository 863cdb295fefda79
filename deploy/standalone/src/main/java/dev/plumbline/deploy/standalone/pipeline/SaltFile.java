package dev.plumbline.deploy.standalone.pipeline;

import dev.plumbline.processors.dedup.Salt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;

/** The secret that keys the hash of call ids: drawn once, kept beside the data for as long as they live. */
final class SaltFile {
    private static final int BYTES = 16;

    private SaltFile() {}

    /** Reads the salt, or draws one and writes it, whole or not at all, into the directory that must exist. */
    static Salt readOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] drawn = new byte[BYTES];
                new SecureRandom().nextBytes(drawn);
                Path whole = Files.write(file.resolveSibling(file.getFileName() + ".new"), drawn);
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Salt.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The salt in " + file + " cannot be used", e);
        }
    }
}
