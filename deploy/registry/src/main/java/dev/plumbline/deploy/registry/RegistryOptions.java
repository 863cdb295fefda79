package dev.plumbline.deploy.registry;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an embedded registry listens and what it keeps its schemas in.
 *
 * @param host a loopback name or address, since the registry knows no users
 * @param port TCP port; 0 for a free one
 * @param journal the file of all changes; made, with its folders, if it does not exist
 */
public record RegistryOptions(String host, int port, Path journal) {

    /**
     * Checks every component.
     *
     * @throws IllegalArgumentException with every violation
     */
    public RegistryOptions {
        List<String> violations = new ArrayList<>();
        if (!isLoopback(host)) {
            violations.add("host is '" + host + "': use 127.0.0.1, or a registry of your own for other machines");
        }
        if (port < 0 || port > 65_535) {
            violations.add("port is " + port + ": use 0 to 65535");
        }
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("The embedded registry cannot start: " + String.join("; ", violations));
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
