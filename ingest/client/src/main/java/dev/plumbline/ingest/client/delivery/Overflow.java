package dev.plumbline.ingest.client.delivery;

/** What happens to a new record when the buffer is full. */
public enum Overflow {
    /** The new record is dropped and counted under {@code buffer_full}; the calling thread goes on at once. */
    DROP_NEWEST,
    /** The calling thread waits for room. For bulk work such as a replay, never for an application that serves users. */
    BLOCK
}
