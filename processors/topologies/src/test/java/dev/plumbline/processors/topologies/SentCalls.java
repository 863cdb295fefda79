package dev.plumbline.processors.topologies;

import dev.plumbline.processors.topologies.revision.CallLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;

/** The calls that a test has sent, under the offsets that the test driver gives them; a few at a time. */
final class SentCalls implements CallLog {
    private static final int A_FEW = 7;

    private final List<Entry> entries = new ArrayList<>();

    void add(byte[] value, Headers headers, Instant arrival) {
        entries.add(new Entry(entries.size(), arrival.toEpochMilli() * 1_000, headers, value));
    }

    @Override
    public Slice read(long from, long to, int most) {
        long end = Math.min(to, from + Math.min(A_FEW, most));
        return new Slice(List.copyOf(entries.subList((int) from, (int) end)), end);
    }

    @Override
    public long offsetAt(long appendMicros) {
        return entries.stream()
                .filter(entry -> entry.appendMicros() >= appendMicros)
                .mapToLong(Entry::offset)
                .findFirst()
                .orElse(entries.size());
    }

    @Override
    public void close() {
        // Nothing to give up: the next pass reads the same list.
    }
}
