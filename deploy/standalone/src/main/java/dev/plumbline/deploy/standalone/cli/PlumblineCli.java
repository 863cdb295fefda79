package dev.plumbline.deploy.standalone.cli;

import dev.plumbline.deploy.standalone.cli.looking.AlertsCommand;
import dev.plumbline.deploy.standalone.cli.looking.BaselineCommand;
import dev.plumbline.deploy.standalone.cli.looking.BudgetCommand;
import dev.plumbline.deploy.standalone.cli.looking.CompareCommand;
import dev.plumbline.deploy.standalone.cli.looking.CostCommand;
import dev.plumbline.deploy.standalone.cli.looking.DoctorCommand;
import dev.plumbline.deploy.standalone.cli.looking.LedgerCommand;
import dev.plumbline.deploy.standalone.cli.looking.UnpricedCommand;
import dev.plumbline.deploy.standalone.cli.looking.VerifyCommand;
import dev.plumbline.deploy.standalone.cli.prices.DiffCommand;
import dev.plumbline.deploy.standalone.cli.prices.ImportCommand;
import dev.plumbline.deploy.standalone.cli.prices.PricesCommand;
import dev.plumbline.deploy.standalone.cli.running.DemoCommand;
import dev.plumbline.deploy.standalone.cli.running.ReplayCommand;
import dev.plumbline.deploy.standalone.cli.running.SettingsCommand;
import dev.plumbline.deploy.standalone.cli.running.TopicsCommand;
import dev.plumbline.deploy.standalone.cli.running.UpCommand;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.pipeline.StreamsPipeline;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The {@code plumbline} command. */
public final class PlumblineCli {
    private PlumblineCli() {}

    /** Runs one command and ends the JVM with its exit status. */
    public static void main(String[] args) {
        System.exit(run(Streams.ofThisProcess(), args));
    }

    /** Runs one command and returns its exit status. */
    static int run(Streams streams, String... args) {
        return commandLine(streams).execute(args);
    }

    private static CommandLine commandLine(Streams streams) {
        CommandLine root = new CommandLine(new RootCommand())
                .addSubcommand(new DemoCommand(streams, StreamsPipeline.starter(), Clock.systemUTC()))
                .addSubcommand(new UpCommand(streams, StreamsPipeline.starter()))
                .addSubcommand(new ReplayCommand(streams))
                .addSubcommand(new DoctorCommand(streams))
                .addSubcommand(new CostCommand(streams))
                .addSubcommand(new CompareCommand(streams))
                .addSubcommand(new BudgetCommand(streams))
                .addSubcommand(new AlertsCommand(streams))
                .addSubcommand(new BaselineCommand(streams))
                .addSubcommand(new CommandLine(new LedgerCommand(streams)).addSubcommand(new VerifyCommand(streams)))
                .addSubcommand(prices(streams))
                .addSubcommand(new UnpricedCommand(streams))
                .addSubcommand(new TopicsCommand(streams))
                .addSubcommand(new SettingsCommand(streams));
        FailureReport failures = new FailureReport(streams);
        return root.setOut(new java.io.PrintWriter(streams.out(), true))
                .setErr(new java.io.PrintWriter(streams.err(), true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(streams.outIsTerminal() ? Ansi.AUTO : Ansi.OFF))
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static CommandLine prices(Streams streams) {
        return new CommandLine(new PricesCommand(streams))
                .addSubcommand(new DiffCommand(streams, Clock.systemUTC()))
                .addSubcommand(new ImportCommand(streams, Clock.systemUTC()));
    }
}
