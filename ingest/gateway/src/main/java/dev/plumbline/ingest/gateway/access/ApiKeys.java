package dev.plumbline.ingest.gateway.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * API keys, kept only as their SHA-256 (FIPS 180-4), each with the tenant that it writes for. A tenant may have several,
 * so that one can be replaced while the other still holds. Immutable.
 *
 * <p>One round of an unsalted hash is enough only for keys that are drawn at random, as
 * {@code openssl rand -hex 32} draws them.
 */
public final class ApiKeys {
    /** No keys: nobody has to show one. */
    public static final ApiKeys NONE = new ApiKeys(Map.of());

    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int MAX_TENANT = 256;

    private final Map<String, String> tenants;

    private ApiKeys(Map<String, String> tenants) {
        this.tenants = Map.copyOf(tenants);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException as {@link #parse}
     */
    public static ApiKeys read(Path file) throws IOException {
        return parse(Files.readAllLines(file, StandardCharsets.UTF_8));
    }

    /**
     * Reads lines of a SHA-256 in 64 hexadecimal digits, a blank, and the tenant. Empty lines and lines that start with
     * {@code #} say nothing.
     *
     * @throws IllegalArgumentException that names every line that is wrong, and never what stands there
     */
    public static ApiKeys parse(List<String> lines) {
        Map<String, String> tenants = new HashMap<>();
        List<String> violations = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String wrong = add(line.split("\\s+", 2), tenants);
                if (!wrong.isEmpty()) {
                    violations.add("line " + (i + 1) + " " + wrong);
                }
            }
        }
        if (tenants.isEmpty() && violations.isEmpty()) {
            violations.add("there is no key");
        }
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", violations));
        }
        return new ApiKeys(tenants);
    }

    private static String add(String[] parts, Map<String, String> tenants) {
        if (!HASH.matcher(parts[0]).matches()) {
            return "must start with a SHA-256, 64 hexadecimal digits";
        }
        if (parts.length < 2 || parts[1].length() > MAX_TENANT) {
            return "must have a tenant of at most " + MAX_TENANT + " characters after the hash";
        }
        return tenants.putIfAbsent(parts[0].toLowerCase(Locale.ROOT), parts[1]) == null
                ? ""
                : "has the hash of an earlier line";
    }

    /** True if nobody has to show a key. */
    public boolean isEmpty() {
        return tenants.isEmpty();
    }

    /** The tenant that a key, as it was shown, writes for. */
    public Optional<String> tenant(String key) {
        return Optional.ofNullable(tenants.get(hash(key)));
    }

    /** How a key is written in the file: 64 lower-case hexadecimal digits. */
    public static String hash(String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** How many there are, and none of them. */
    @Override
    public String toString() {
        return tenants.size() + " API keys";
    }
}
