package dev.plumbline.deploy.standalone.cli.terminal;

import dev.plumbline.deploy.standalone.output.Format;
import dev.plumbline.deploy.standalone.output.Style;
import dev.plumbline.deploy.standalone.output.Terminal;
import picocli.CommandLine.Option;

/** Options that every subcommand has. */
public final class CommonOptions {
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
    private Format format = Format.table;

    @Option(names = "--color", paramLabel = "WHEN", description = "${COMPLETION-CANDIDATES}; auto heeds NO_COLOR.")
    private Colour colour = Colour.auto;

    @Option(names = "--ascii", description = "Keep to ASCII signs.")
    private boolean ascii;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress on standard error.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "On a fault, print its stack trace.")
    @SuppressWarnings("UnusedVariable") // read from the parse result when a command fails
    private boolean verbose;

    /** How data is to be written. */
    public Format format() {
        return format;
    }

    /** The terminal of a command with these options. */
    public Terminal terminal(Streams streams) {
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
