package dev.plumbline.alerts.subscriber;

/** What to do about an alert that was not handled. */
public enum AfterFailure {
    /** Wait and try the same alert again; later ones of its partition wait behind it. */
    RETRY,
    /** Go on with the next alert. */
    SKIP
}
