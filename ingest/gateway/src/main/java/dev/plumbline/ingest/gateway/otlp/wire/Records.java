package dev.plumbline.ingest.gateway.otlp.wire;

import java.util.ArrayList;
import java.util.List;

/** The records of one request, with a limit to their number. Not thread-safe. */
final class Records<T> {
    static final int MAX = 10_000;

    private final List<T> all = new ArrayList<>();
    private int counted;

    /** Counts a record whether or not it is kept. */
    void count() throws TooManyRecordsException {
        if (++counted > MAX) {
            throw new TooManyRecordsException();
        }
    }

    void keep(T record) {
        all.add(record);
    }

    List<T> all() {
        return all;
    }
}
