package dev.plumbline.deploy.standalone.topics;

/** Topics could not be read or brought in line. The message is for the operator. */
public final class TopicException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopicException(String message) {
        super(message);
    }

    TopicException(String message, Throwable cause) {
        super(message, cause);
    }
}
