package dev.plumbline.deploy.standalone.output;

/** A command cannot go on: what happened, how it ends, and what to do next. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String hint;

    /** One sentence of what and why, and one of what to do next, for example a command. */
    public CommandException(ExitCode exitCode, String message, String hint) {
        super(message);
        this.exitCode = exitCode;
        this.hint = hint;
    }

    /** How the command ends. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** What to do next. */
    public String hint() {
        return hint;
    }
}
