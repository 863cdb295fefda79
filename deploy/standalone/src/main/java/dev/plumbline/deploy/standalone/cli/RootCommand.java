package dev.plumbline.deploy.standalone.cli;

import dev.plumbline.deploy.standalone.output.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Without a subcommand: what there is. */
@Command(
        name = "plumbline",
        mixinStandardHelpOptions = true,
        version = "plumbline 0.1.0",
        description = "Cost, speed and quality of LLM features, and what changed them.",
        footer = {
            "",
            "Exit status: 0 ok, 1 fault, 2 usage, 3 unreachable, 4 not found, 5 check failed, 6 stale, 130 interrupted.",
            "",
            "Try:",
            "  plumbline demo",
            "  plumbline cost --by tenant",
            "  plumbline alerts explain ID"
        })
final class RootCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.OK.status();
    }
}
