package dev.plumbline.ingest.gateway.http;

import dev.plumbline.ingest.gateway.access.ApiKeys;
import dev.plumbline.ingest.gateway.access.Principal;
import dev.plumbline.ingest.gateway.access.TenantRates;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Locale;

/**
 * Says who sends a request, by the key in {@code Authorization: Bearer} or {@code X-API-Key}, and whether it may send
 * now. Thread-safe.
 */
public final class Admission {
    private static final String BEARER = "bearer ";

    private final ApiKeys keys;
    private final Principal anybody;
    private final TenantRates rates;

    /**
     * Admits.
     *
     * @param keys the keys of which one must be shown; none to admit everybody
     * @param anybody who everybody is then
     */
    public Admission(ApiKeys keys, Principal anybody, TenantRates rates) {
        this.keys = keys;
        this.anybody = anybody;
        this.rates = rates;
    }

    /**
     * Who sends records.
     *
     * @throws RefusedException with 401 without a known key, 429 when the tenant has sent too much
     */
    public Principal sender(Context ctx) {
        Principal principal = principal(ctx);
        Duration wait = rates.untilAllowed(principal.tenant());
        if (!wait.isZero()) {
            throw RefusedException.later(
                    HttpStatus.TOO_MANY_REQUESTS, "This tenant has sent more than it may a second.", wait);
        }
        return principal;
    }

    /** Counts what a sender has sent against what it may. */
    public void sent(Principal principal, long bytes) {
        rates.sent(principal.tenant(), bytes);
    }

    /**
     * Who asks.
     *
     * @throws RefusedException with 401 without a known key
     */
    public Principal principal(Context ctx) {
        if (keys.isEmpty()) {
            return anybody;
        }
        return keys.tenant(shown(ctx))
                .map(tenant -> new Principal(tenant, false))
                .orElseThrow(() -> {
                    ctx.header("WWW-Authenticate", "Bearer");
                    return RefusedException.forGood(
                            HttpStatus.UNAUTHORIZED,
                            "Send an API key that is known here, as Authorization: Bearer KEY or X-API-Key: KEY.");
                });
    }

    private static String shown(Context ctx) {
        String authorization = ctx.header("Authorization");
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return authorization.substring(BEARER.length()).strip();
        }
        String key = ctx.header("X-API-Key");
        return key == null ? "" : key.strip();
    }
}
