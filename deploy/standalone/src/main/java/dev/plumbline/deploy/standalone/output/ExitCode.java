package dev.plumbline.deploy.standalone.output;

/** What the command's exit status says. */
public enum ExitCode {
    OK(0),
    FAULT(1),
    USAGE(2),
    UNREACHABLE(3),
    NOT_FOUND(4),
    CHECK_FAILED(5),
    STALE(6),
    INTERRUPTED(130);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The status for the shell. */
    public int status() {
        return status;
    }
}
