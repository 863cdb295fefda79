package dev.plumbline.processors.query.http;

import dev.plumbline.processors.query.state.LedgerLine;
import dev.plumbline.processors.query.state.PipelineStatus;
import dev.plumbline.processors.query.state.Reading;
import dev.plumbline.processors.query.state.StateReader;
import dev.plumbline.processors.query.state.StateUnavailableException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code /metrics} in the text form of Prometheus. The terms of the ledger and the lag are read from state at each
 * scrape; while state cannot be read they keep their last values, and {@code plumbline.query.state.readable} is 0.
 */
public final class MetricsRoutes {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final StateReader state;
    private final PrometheusMeterRegistry registry;
    private final LedgerMetrics ledger;
    private final MultiGauge events;
    private final MultiGauge checks;
    private final AtomicLong lagMillis = new AtomicLong();
    private final AtomicInteger readable = new AtomicInteger();

    /** Registers the gauges. */
    public MetricsRoutes(StateReader state, PrometheusMeterRegistry registry) {
        this.state = state;
        this.registry = registry;
        this.ledger = new LedgerMetrics(registry);
        this.events = MultiGauge.builder("plumbline.pipeline.events")
                .description("What has happened to the pipeline since it started, for example registry_unavailable")
                .register(registry);
        this.checks = MultiGauge.builder("plumbline.pipeline.checks")
                .description("1 for what the pipeline finds of each part of it now")
                .register(registry);
        Gauge.builder("plumbline.pipeline.lag", lagMillis, millis -> millis.get() / 1_000.0)
                .baseUnit("seconds")
                .description("How far counting is behind arrival")
                .register(registry);
        Gauge.builder("plumbline.query.state.readable", readable, AtomicInteger::get)
                .description("1 when the last scrape could read state")
                .register(registry);
    }

    /** Registers the route. */
    public void register(RoutesConfig routes) {
        routes.get("/metrics", this::scrape);
    }

    private void scrape(Context ctx) {
        refresh();
        ctx.contentType(TEXT).result(registry.scrape(TEXT));
    }

    private void refresh() {
        PipelineStatus status = state.status();
        events.register(
                status.counters().entrySet().stream()
                        .<MultiGauge.Row<?>>map(
                                event -> MultiGauge.Row.of(Tags.of("event", event.getKey()), event.getValue()))
                        .toList(),
                true);
        checks.register(
                status.checks().entrySet().stream()
                        .<MultiGauge.Row<?>>map(check ->
                                MultiGauge.Row.of(Tags.of("check", check.getKey(), "finding", check.getValue()), 1))
                        .toList(),
                true);
        try {
            Reading<List<LedgerLine>> reading = state.ledger();
            ledger.update(reading.value(), state.ledgerAccounts().value());
            lagMillis.set(reading.completeness().lag().toMillis());
            readable.set(1);
        } catch (StateUnavailableException unavailable) {
            readable.set(0);
        }
    }
}
