package dev.plumbline.processors.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class AggregateBytesTest {
    private static byte[] bytes(AggregateBytes writer, Aggregate aggregate) {
        ByteBuffer written = writer.of(aggregate);
        byte[] bytes = new byte[written.remaining()];
        written.get(bytes);
        return bytes;
    }

    /** Durations so far apart that none shares a bin. */
    private static Aggregate of(int durations) {
        Aggregate aggregate = new Aggregate();
        for (int i = 0; i < durations; i++) {
            aggregate.add(new CallFacts().duration(1L << i % 60).firstToken(3L * i * i));
        }
        return aggregate;
    }

    @Test
    void shouldWriteWhatTheAggregateWrites() {
        AggregateBytes writer = new AggregateBytes();
        for (int durations : new int[] {0, 1, 5_000, 2, 300}) {
            assertThat(bytes(writer, of(durations))).isEqualTo(of(durations).toBytes());
        }
    }

    @Test
    void shouldGrowForALargeAggregate() {
        assertThat(bytes(new AggregateBytes(), of(5_000))).hasSizeGreaterThan(1_024);
    }
}
