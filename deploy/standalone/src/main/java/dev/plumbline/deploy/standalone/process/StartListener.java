package dev.plumbline.deploy.standalone.process;

/** Hears how a start goes on. Called by the starting thread, in order. */
@FunctionalInterface
public interface StartListener {

    /** Something is up, for example {@code broker}. */
    void up(String what);
}
