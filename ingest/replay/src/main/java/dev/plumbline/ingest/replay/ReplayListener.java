package dev.plumbline.ingest.replay;

/** Watches a replay. All methods are called from the thread that runs it and should be quick. */
public interface ReplayListener {
    /** Hears nothing. */
    ReplayListener NONE = new ReplayListener() {};

    /** A record was handed to the sink. */
    default void sent(ReplayRecord.Timed record, Handover handover) {}

    /** A row could not be read; the replay goes on. */
    default void unreadable(ReplayRecord.Unreadable row) {}

    /** How far the replay is: at most once in the plan's interval, and once at the end. */
    default void progress(ReplayProgress progress) {}
}
