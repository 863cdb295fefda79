package dev.plumbline.ingest.client;

import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;

/**
 * The application's last look at a record before it is handed over: it may blank or rewrite whatever should not leave.
 *
 * <p>Runs on the thread that publishes, after the scope's defaults are filled in and before the record is checked, so it
 * must be quick and thread-safe. What it throws loses the record, as {@code redaction} among the dropped, rather than let
 * it go unredacted; nothing is thrown into the application.
 */
public interface Redaction {
    /** Leaves everything as it is. */
    Redaction NONE = new Redaction() {};

    /** Changes a call in place. */
    default void call(LlmCall call) {}

    /** Changes a score in place. */
    default void score(CallScore score) {}

    /** Changes a change event in place. */
    default void change(ChangeEvent change) {}
}
