package dev.plumbline.deploy.standalone.cli.running;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.deploy.standalone.cli.terminal.CommonOptions;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.config.ProcessConfig;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Format;
import dev.plumbline.deploy.standalone.output.Numbers;
import dev.plumbline.deploy.standalone.output.Terminal;
import dev.plumbline.deploy.standalone.process.Addresses;
import dev.plumbline.deploy.standalone.process.LogFile;
import dev.plumbline.deploy.standalone.process.PipelineStarter;
import dev.plumbline.deploy.standalone.process.PlumblineProcess;
import dev.plumbline.deploy.standalone.process.ResidentMemory;
import dev.plumbline.deploy.standalone.process.Uptime;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs everything until it is told to stop. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Runs broker, registry, pipeline, gateway and query API in this process until interrupted.",
        footer = {
            "",
            "Settings are read from --config, then the environment, then flags; the environment form of http.port is",
            "PLUMBLINE_HTTP_PORT. 'plumbline settings' lists them all.",
            "",
            "Try:",
            "  plumbline up",
            "  plumbline up --data-dir /var/lib/plumbline --set topics.partitions=8"
        })
public final class UpCommand implements Callable<Integer> {
    private final Streams streams;
    private final PipelineStarter pipeline;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final ProcessOptions options = new ProcessOptions();

    /** Writes to these streams. */
    public UpCommand(Streams streams, PipelineStarter pipeline) {
        this.streams = streams;
        this.pipeline = pipeline;
    }

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = common.terminal(streams);
        ProcessConfig config = options.config(streams.environment());
        LogFile.use(config.dataDir().resolve("plumbline.log"), config.logLevel());
        PlumblineProcess.Running running =
                PlumblineProcess.start(config, pipeline, what -> terminal.note(elapsed() + " ✓ " + what));
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "shutdown"));
        announce(terminal, config, running.addresses());
        Thread.currentThread().join();
        return ExitCode.OK.status();
    }

    private void announce(Terminal terminal, ProcessConfig config, Addresses addresses) {
        Duration ready = Uptime.now(Clock.systemUTC());
        long memory = ResidentMemory.ofThisProcess().now().orElse(0);
        if (common.format() == Format.table) {
            terminal.line(String.format(
                    Locale.ROOT, "Ready in %.1f s, %s resident.", ready.toMillis() / 1e3, Numbers.megabytes(memory)));
            terminal.line("  dashboard  " + addresses.query());
            terminal.line("  calls      " + addresses.gateway() + "/v1/calls");
            terminal.line("  kafka      " + addresses.bootstrapServers());
            terminal.line("  registry   " + addresses.registry());
            terminal.line("  data       " + config.dataDir());
            return;
        }
        ObjectNode document = new ObjectMapper().createObjectNode().put("schema", "plumbline.up/v1");
        document.putObject("data")
                .put("readyMillis", ready.toMillis())
                .put("residentBytes", memory)
                .put("dashboard", addresses.query().toString())
                .put("gateway", addresses.gateway().toString())
                .put("bootstrapServers", addresses.bootstrapServers())
                .put("registry", addresses.registry().toString())
                .put("dataDir", config.dataDir().toString());
        terminal.raw(document.toString());
    }

    private static String elapsed() {
        return String.format(
                Locale.ROOT, "[%4.1fs]", Uptime.now(Clock.systemUTC()).toMillis() / 1e3);
    }
}
