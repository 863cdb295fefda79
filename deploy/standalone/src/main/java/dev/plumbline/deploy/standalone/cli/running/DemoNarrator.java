package dev.plumbline.deploy.standalone.cli.running;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.cli.terminal.AlertText;
import dev.plumbline.deploy.standalone.cli.terminal.ProgressLine;
import dev.plumbline.deploy.standalone.cli.terminal.Times;
import dev.plumbline.deploy.standalone.demo.DemoListener;
import dev.plumbline.deploy.standalone.demo.DemoOptions;
import dev.plumbline.deploy.standalone.demo.DemoReport;
import dev.plumbline.deploy.standalone.demo.Finding;
import dev.plumbline.deploy.standalone.output.Numbers;
import dev.plumbline.deploy.standalone.output.Style;
import dev.plumbline.deploy.standalone.output.Terminal;
import dev.plumbline.deploy.standalone.process.Uptime;
import dev.plumbline.ingest.replay.ReplayProgress;
import dev.plumbline.ingest.replay.scenario.PlantedEvent;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells a demo in the terminal, line by line, with the seconds since the start. */
final class DemoNarrator implements DemoListener {
    private static final int DEFAULT_PORT = 8080;

    private final Terminal terminal;
    private final Clock clock;
    private final ProgressLine line;
    private final List<String> up = new ArrayList<>(List.of("ports, memory"));
    private final List<PlantedEvent> reached = new ArrayList<>();
    private URI dashboard = URI.create("");

    DemoNarrator(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.line = new ProgressLine(terminal);
    }

    void begin() {
        terminal.line("Plumbline demo: made-up data, this machine only, deleted on exit.");
    }

    @Override
    public void up(String what) {
        up.add(what);
        line.show(stamp() + "✓ " + String.join("  ✓ ", up));
    }

    @Override
    public void ready(URI address) {
        dashboard = address;
        say(good("✓ " + String.join("  ✓ ", up)));
        say("  " + address + "   replaying two weeks");
    }

    @Override
    public void progress(ReplayProgress progress) {
        line.show(stamp() + ProgressLine.text(progress));
    }

    @Override
    public void caughtUp(JsonNode calls) {
        say(good("✓ " + count(calls, "/attempted") + " = " + count(calls, "/counted") + " counted + "
                + count(calls, "/duplicate") + " duplicate + " + count(calls, "/late") + " late + "
                + count(calls, "/quarantined/total") + " quarantined; live at " + DemoOptions.LIVE_SPEED + "×"));
    }

    @Override
    public void planted(PlantedEvent event) {
        reached.add(event);
        say("◆ planted " + Times.day(event.at().toString()) + ": " + event.expectation());
    }

    @Override
    public void alert(JsonNode alert) {
        Style style = terminal.style();
        String summary = alert.path("summary").asText();
        say(AlertText.headline(alert, style) + "  " + summary);
        reached.stream()
                .filter(event -> Finding.matches(event, alert))
                .findFirst()
                .ifPresent(event -> beside(event, alert));
    }

    private void beside(PlantedEvent event, JsonNode alert) {
        terminal.line("       planted " + Times.clock(event.at().toString()) + found(alert) + ", fired "
                + Times.clock(alert.path("firedAt").asText()));
        terminal.line(
                "       next: plumbline alerts explain " + alert.path("id").asText() + url());
    }

    void end(DemoReport report) {
        line.clear();
        String verdict =
                report.ok() ? good("✓ everything adds up") : terminal.style().alarm("■ it does not add up");
        say(verdict + ": ready in " + millis(report.ready().toMillis()) + ", "
                + Numbers.megabytes(report.memory().peak().orElse(0)) + " resident at most, fresh within "
                + report.freshness(.5).toMillis() + " ms (p50) and "
                + report.freshness(.99).toMillis() + " ms (p99) of "
                + report.delays().size() + " probes");
        report.problems().forEach(problem -> terminal.line("       " + problem));
    }

    private String url() {
        return dashboard.getPort() == DEFAULT_PORT ? "" : " --url " + dashboard;
    }

    private static String found(JsonNode alert) {
        JsonNode onset = alert.path("onset");
        if (onset.isMissingNode()) {
            return "";
        }
        String interval = onset.has("low")
                ? " (" + Times.clock(onset.path("low").asText()) + " – "
                        + Times.clock(onset.path("high").asText()) + ")"
                : "";
        return ", found " + Times.clock(onset.path("at").asText()) + interval;
    }

    private void say(String text) {
        line.clear();
        terminal.line(stamp() + text);
    }

    private String good(String text) {
        return terminal.style().good(text);
    }

    private String stamp() {
        return String.format(Locale.ROOT, "[%3ds] ", Uptime.now(clock).toSeconds());
    }

    private static String millis(long millis) {
        return Numbers.duration(Long.toString(millis * 1_000));
    }

    private static String count(JsonNode node, String pointer) {
        return Numbers.count(node.at(pointer).asText("0"));
    }
}
