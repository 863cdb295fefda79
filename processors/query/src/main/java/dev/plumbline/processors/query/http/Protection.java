package dev.plumbline.processors.query.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import java.util.Set;

/**
 * What every response carries so that a browser runs nothing but the dashboard's own files, and which hosts are
 * answered: a page elsewhere that points its own name at the loopback address gets no figures.
 */
public final class Protection {
    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private Protection() {}

    /** Registers the checks ahead of every route. */
    public static void register(RoutesConfig routes) {
        routes.before(Protection::protect);
    }

    private static void protect(Context ctx) {
        HEADERS.forEach(ctx::header);
        ctx.header("Cache-Control", "no-store");
        String host = ctx.host();
        if (host == null || !HOSTS.contains(host.replaceFirst(":\\d+$", ""))) {
            throw new HttpResponseException(421, "This server answers to localhost only.", Map.of());
        }
    }
}
