package dev.plumbline.deploy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import dev.plumbline.schemas.registry.memory.SchemaStore;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was asked.
 *
 * @param method in capitals
 * @param path the decoded segments
 * @param query the first value of each parameter
 * @param body the JSON that was sent; a missing node if none was
 */
record RegistryRequest(String method, List<String> path, Map<String, String> query, JsonNode body) {

    static RegistryRequest of(String method, URI uri, JsonNode body) {
        List<String> path = Arrays.stream(uri.getRawPath().split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> decoded(segment.replace("+", "%2B")))
                .toList();
        Map<String, String> query = new HashMap<>();
        String raw = uri.getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.putIfAbsent(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return new RegistryRequest(method, path, query, body);
    }

    /** The method and the shape of the path, with names and numbers left out: {@code GET subjects * versions}. */
    boolean is(String shape) {
        String[] parts = shape.split(" ", -1);
        if (parts.length != path.size() + 1 || !parts[0].equals(method)) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!parts[i + 1].equals("*") && !parts[i + 1].equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    String segment(int index) {
        return path.get(index);
    }

    boolean flag(String parameter) {
        return Boolean.parseBoolean(query.get(parameter));
    }

    /** A version in the path: a positive number, {@code latest} or -1. */
    int version(int index) {
        String text = segment(index);
        if (text.equals("latest") || text.equals("-1")) {
            return SchemaStore.UNSPECIFIED;
        }
        try {
            int version = Integer.parseInt(text);
            if (version > 0) {
                return version;
            }
        } catch (NumberFormatException e) {
            // refused below, with the negative ones
        }
        throw SchemaRegistryException.ofCode(
                SchemaRegistryException.INVALID_VERSION,
                "The specified version '" + text
                        + "' is not a valid version id; allowed are 1 to 2147483647 and latest");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SchemaRegistryException(400, 400, "The address is not encoded rightly", e);
        }
    }
}
