package dev.plumbline.processors.topologies.commit;

/** How much of this process's heap the tasks of a phase may fill between two commits. */
public final class HeapShare {
    private HeapShare() {}

    /** Bytes for one of {@code tasks}, if all of them together may take the {@code part}-th part of the largest heap. */
    public static long ofTask(int part, int tasks) {
        return Runtime.getRuntime().maxMemory() / part / tasks;
    }
}
