package dev.plumbline.deploy.standalone.cli;

import dev.plumbline.deploy.standalone.output.Format;
import dev.plumbline.deploy.standalone.output.Style;
import dev.plumbline.deploy.standalone.output.Terminal;
import picocli.CommandLine.Option;

/** Options that every subcommand has. */
final class CommonOptions {
    /** When to colour; the names are those of the flag. */
    enum Colour {
        auto,
        always,
        never
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "How data is written: ${COMPLETION-CANDIDATES}. Default: table.")
    Format format = Format.table;

    @Option(names = "--color", paramLabel = "WHEN", description = "${COMPLETION-CANDIDATES}; auto heeds NO_COLOR.")
    Colour colour = Colour.auto;

    @Option(names = "--ascii", description = "Keep to ASCII signs.")
    boolean ascii;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress on standard error.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "On a fault, print its stack trace.")
    boolean verbose;

    Terminal terminal(Streams streams) {
        boolean wanted = switch (colour) {
            case always -> true;
            case never -> false;
            case auto ->
                streams.outIsTerminal()
                        && streams.environment().getOrDefault("NO_COLOR", "").isEmpty();
        };
        boolean colours = wanted && format == Format.table;
        return new Terminal(streams.out(), streams.err(), new Style(colours, ascii), streams.errIsTerminal(), quiet);
    }
}
