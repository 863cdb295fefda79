package dev.plumbline.alerts.subscriber;

/** Where a group starts that has read nothing yet. */
public enum StartFrom {
    /** With the latest state of every alert that is kept. */
    BEGINNING("earliest"),
    /** With the transitions that happen from now on. */
    LATEST("latest");

    private final String offsetReset;

    StartFrom(String offsetReset) {
        this.offsetReset = offsetReset;
    }

    String offsetReset() {
        return offsetReset;
    }
}
