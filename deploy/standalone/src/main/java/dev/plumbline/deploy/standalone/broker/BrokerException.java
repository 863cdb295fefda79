package dev.plumbline.deploy.standalone.broker;

/** The embedded broker could not be formatted or started. The message says where; the cause says why. */
public final class BrokerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
