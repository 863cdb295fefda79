package dev.plumbline.ingest.replay;

import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Usage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Queue;

/** Yields records that were made by a test. */
final class ListSource implements RecordSource {
    static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

    private final Queue<ReplayRecord> records;
    private final long total;
    boolean closed;

    ListSource(ReplayRecord... records) {
        this.records = new ArrayDeque<>(Arrays.asList(records));
        this.total = records.length;
    }

    static ReplayRecord callAfter(long millis) {
        return callAt(T0.plusMillis(millis), "chat");
    }

    static ReplayRecord callAt(Instant at, String feature) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        return ReplayRecord.Call.of(LlmCall.newBuilder()
                .setCallId("c" + micros)
                .setStartedAtMicros(micros)
                .setTenant("acme")
                .setFeature(feature)
                .setUsage(Usage.newBuilder().build())
                .build());
    }

    @Override
    public ReplayRecord next() {
        return records.poll();
    }

    @Override
    public OptionalLong total() {
        return OptionalLong.of(total);
    }

    @Override
    public void close() {
        closed = true;
    }
}
