package dev.plumbline.deploy.standalone.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command is started with.
 *
 * @param out standard output
 * @param err standard error
 * @param outIsTerminal true if a person reads standard output
 * @param errIsTerminal true if a person reads standard error
 * @param environment environment variables
 */
public record Streams(
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Map<String, String> environment) {

    /** Of this process, in UTF-8 whatever the locale says. The launcher script knows what is a terminal; Java 17 does not. */
    public static Streams ofThisProcess() {
        return new Streams(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Boolean.getBoolean("plumbline.out.terminal"),
                Boolean.getBoolean("plumbline.err.terminal"),
                System.getenv());
    }
}
