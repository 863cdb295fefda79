package dev.plumbline.deploy.standalone.cli.running;

import dev.plumbline.deploy.standalone.cli.terminal.CommonOptions;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.config.ConfigValues;
import dev.plumbline.deploy.standalone.config.ProcessConfig;
import dev.plumbline.deploy.standalone.config.Setting;
import dev.plumbline.deploy.standalone.demo.Demo;
import dev.plumbline.deploy.standalone.demo.DemoJson;
import dev.plumbline.deploy.standalone.demo.DemoOptions;
import dev.plumbline.deploy.standalone.demo.DemoReport;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Terminal;
import dev.plumbline.deploy.standalone.process.LogFile;
import dev.plumbline.deploy.standalone.process.PipelineStarter;
import dev.plumbline.deploy.standalone.process.PortCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what Plumbline does, on made-up data that is deleted again. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Two weeks of made-up traffic, then live: a worse prompt, a silent model update and a runaway cost,"
                        + " each planted and then found.",
        footer = {
            "",
            "Without --for it runs until Ctrl-C or q. With --for it stops by itself, checks every total against what was",
            "sent, and exits with status 1 if the ledger does not balance, a total differs or an alert is missing.",
            "",
            "Try:",
            "  plumbline demo",
            "  plumbline demo --for 90s --json > demo.json"
        })
public final class DemoCommand implements Callable<Integer> {
    private static final long CLEAN_UP_SECONDS = 30;

    private final Streams streams;
    private final PipelineStarter pipeline;
    private final Clock clock;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--for",
            paramLabel = "LENGTH",
            converter = LengthConverter.class,
            description = "Stop after this long, for example 90s; the live part gets at least a minute of it.")
    @Nullable
    private Duration length;

    @Option(names = "--json", description = "Print one JSON object at the end, and nothing else, to standard output.")
    private boolean json;

    @Option(names = "--port", paramLabel = "PORT", description = "Port of the dashboard. Default: 8080, or a free one.")
    @Nullable
    private String port;

    @Option(names = "--calls", paramLabel = "N", description = "Calls of the two weeks. Default: ${DEFAULT-VALUE}.")
    private long calls = 240_000;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the made-up traffic. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    /** Writes to these streams. */
    public DemoCommand(Streams streams, PipelineStarter pipeline, Clock clock) {
        this.streams = streams;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Terminal given = common.terminal(streams);
        Terminal terminal = json ? given.dataToErr() : given;
        DemoNarrator narrator = new DemoNarrator(terminal, clock);
        narrator.begin();
        Demo demo = new Demo(new DemoOptions(Optional.ofNullable(length), calls, seed), narrator, clock);
        CountDownLatch over = interruptible(Thread.currentThread());
        try (TemporaryDir dir = TemporaryDir.create("plumbline-demo-")) {
            LogFile.use(dir.path().resolve("plumbline.log"), "INFO");
            QuitKey.listen(given.interactive() && length == null, demo::stop);
            DemoReport report = demo.run(config(dir.path()), pipeline);
            narrator.end(report);
            if (json) {
                given.raw(DemoJson.of(report).toString());
            }
            return report.ok() ? ExitCode.OK.status() : ExitCode.FAULT.status();
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED.status();
        } finally {
            LogFile.off();
            over.countDown();
        }
    }

    /** On Ctrl-C the JVM waits for this thread to stop everything and delete the data. */
    private static CountDownLatch interruptible(Thread demo) {
        CountDownLatch over = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            demo.interrupt();
                            try {
                                boolean unused = over.await(CLEAN_UP_SECONDS, TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "demo-shutdown"));
        return over;
    }

    private ProcessConfig config(Path dir) {
        String wanted = port;
        ConfigValues values = new ConfigValues()
                .flag(Setting.DATA_DIR, "demo", dir.toString())
                .flag(Setting.ACCEPTED_AGE, "demo", "400");
        for (Setting setting :
                new Setting[] {Setting.HTTP_PORT, Setting.GATEWAY_PORT, Setting.BROKER_PORT, Setting.REGISTRY_PORT}) {
            boolean free = PortCheck.isFree(Integer.parseInt(setting.defaultValue()));
            values.flag(setting, "demo", free ? setting.defaultValue() : "0");
        }
        if (wanted != null) {
            values.flag(Setting.HTTP_PORT, "--port", wanted);
        }
        return ProcessConfig.of(values, ProcessOptions.home());
    }
}
