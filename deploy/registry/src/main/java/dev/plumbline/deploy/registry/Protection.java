package dev.plumbline.deploy.registry;

import com.sun.net.httpserver.Headers;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps pages of a browser out, since the registry knows no users and a browser on this machine reaches loopback. A page
 * elsewhere that points its own name at loopback sends that name as the host; and without asking first it can only send
 * a few media types, of which none is JSON, whatever their parameters say. Thread-safe.
 */
final class Protection {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> hosts = new TreeSet<>(LOOPBACK);

    /**
     * Lets loopback names pass, and the one that the registry was told to listen on.
     *
     * @param host as in the options
     */
    Protection(String host) {
        hosts.add((host.contains(":") ? "[" + host + "]" : host).toLowerCase(Locale.ROOT));
    }

    void checkHost(Headers headers) {
        String host = headers.getFirst("Host");
        if (host == null || !hosts.contains(host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT))) {
            throw new SchemaRegistryException(
                    421, 421, "This registry answers to " + String.join(", ", hosts) + " only");
        }
    }

    void checkMediaType(Headers headers) {
        String type = headers.getFirst("Content-Type");
        if (type == null || !isJson(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            throw new SchemaRegistryException(
                    415, 415, "HTTP 415 Unsupported Media Type: send " + RegistryHandler.CONTENT_TYPE);
        }
    }

    private static boolean isJson(String mediaType) {
        return mediaType.equals("application/json")
                || mediaType.startsWith("application/") && mediaType.endsWith("+json");
    }
}
