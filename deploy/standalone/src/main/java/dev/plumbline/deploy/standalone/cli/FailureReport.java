package dev.plumbline.deploy.standalone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.config.ConfigException;
import dev.plumbline.deploy.standalone.output.CommandException;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Format;
import dev.plumbline.deploy.standalone.process.StartException;
import dev.plumbline.deploy.standalone.topics.TopicException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong, why, and what to do next, on standard error; as JSON if the data would have been JSON. */
final class FailureReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Streams streams;

    FailureReport(Streams streams) {
        this.streams = streams;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String hint = "See '" + command.getCommandSpec().qualifiedName() + " --help'.";
        List<String> given = Arrays.asList(args);
        boolean json = given.contains("json") || given.contains("--output=json") || given.contains("-ojson");
        return report(new CommandException(ExitCode.USAGE, String.valueOf(e.getMessage()), hint), json);
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        boolean json =
                last.matchedOptionValue("-o", Format.table) == Format.json || last.matchedOptionValue("--json", false);
        if (last.matchedOptionValue("-v", false)) {
            e.printStackTrace(streams.err());
        }
        return report(asCommandException(e), json);
    }

    private static CommandException asCommandException(Exception e) {
        if (e instanceof CommandException command) {
            return command;
        }
        String message = String.valueOf(e.getMessage());
        if (e instanceof ConfigException) {
            return new CommandException(ExitCode.USAGE, message, "'plumbline up --help' lists every setting.");
        }
        if (e instanceof StartException start) {
            return new CommandException(ExitCode.FAULT, message, start.hint());
        }
        if (e instanceof TopicException) {
            return new CommandException(
                    ExitCode.FAULT, message, "Nothing else was changed; the command can be repeated.");
        }
        return new CommandException(ExitCode.FAULT, e.getClass().getSimpleName() + ": " + message, "-v shows more.");
    }

    private int report(CommandException e, boolean json) {
        if (json) {
            ObjectNode document = new ObjectMapper().createObjectNode();
            document.putObject("error")
                    .put("code", e.exitCode().name().toLowerCase(Locale.ROOT))
                    .put("message", e.getMessage())
                    .put("hint", e.hint());
            streams.err().println(document);
        } else {
            streams.err().println("error: " + e.getMessage());
            if (!e.hint().isEmpty()) {
                streams.err().println("  " + e.hint());
            }
        }
        return e.exitCode().status();
    }
}
