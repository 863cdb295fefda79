package dev.plumbline.deploy.containers;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Waits until {@code /health/ready} answers 200; fails at once, with what it said, when the container has ended. */
final class ReadyWait extends AbstractWaitStrategy {
    private static final Duration POLL = Duration.ofMillis(500);
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI ready;

    ReadyWait(URI ready, Duration timeout) {
        this.ready = ready;
        withStartupTimeout(timeout);
    }

    @Override
    protected void waitUntilReady() {
        Awaitility.await("200 from " + ready)
                .atMost(startupTimeout)
                .pollInterval(POLL)
                .failFast("the container ended", () -> !waitStrategyTarget.isRunning())
                .ignoreExceptions()
                .until(() -> http.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }
}
