package dev.plumbline.deploy.standalone.process;

/** The process could not start. The message says what and why; the hint says what to do next. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    StartException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
        this.hint = "The log file in the data directory has the details.";
    }

    /** What the user can do about it. */
    public String hint() {
        return hint;
    }
}
