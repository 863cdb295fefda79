package dev.plumbline.ingest.gateway.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Set;

/**
 * Refuses pages elsewhere that point a name of their own at the loopback address (DNS rebinding). Where keys are needed
 * every name will do, since such a page has no key.
 */
public final class HostCheck {
    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private HostCheck() {}

    /** Registers the check ahead of every route. */
    public static void register(RoutesConfig routes, boolean keysNeeded) {
        routes.before(HostCheck::secure);
        if (!keysNeeded) {
            routes.before(HostCheck::check);
        }
    }

    private static void secure(Context ctx) {
        ctx.header("Cache-Control", "no-store");
        ctx.header("X-Content-Type-Options", "nosniff");
    }

    private static void check(Context ctx) {
        String host = ctx.host();
        if (host == null || !HOSTS.contains(host.replaceFirst(":\\d+$", ""))) {
            throw RefusedException.forGood(HttpStatus.MISDIRECTED_REQUEST, "This server answers to localhost only.");
        }
    }
}
