package dev.plumbline.processors.rollups.partials;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.processors.rollups.ScoreKey;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class PartialsAllocationTest {

    private static final int CALLS = 20_000;
    private static final PacketTargets TARGETS = new PacketTargets(4, 32_768, true);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Partials partials = new Partials(Groupings.DEFAULT, CardinalityLimits.DEFAULT);
    private final CallFacts call = new CallFacts();
    private final ScoreKey score = new ScoreKey("correct", ScoreKey.Source.JUDGE);
    private final String[] names = {"a", "b", "c", "d"};
    private long packetBytes;

    @Test
    void shouldAllocateNothingForACallWhoseNamesAreKnownOnceItHadAsMany() {
        addCalls();
        drain();
        assertThat(allocatedBy(this::addCalls)).isLessThan(CALLS);
    }

    @Test
    void shouldAllocateThePacketsAndLittleElseForADrain() {
        for (int i = 0; i < 5; i++) {
            addCalls();
            drain();
        }
        addCalls();
        packetBytes = 0;
        assertThat(allocatedBy(this::drain)).isLessThan(packetBytes + 2 * 4 * 32_768);
        assertThat(packetBytes).isPositive();
    }

    @Test
    void shouldGiveBackTheMemoryOfABurst() {
        addCalls();
        drain();
        for (int i = 0; i < 10; i++) {
            partials.addCall(call);
            drain();
        }
        assertThat(allocatedBy(this::addCalls)).isGreaterThan(CALLS * 8L);
    }

    private long allocatedBy(Runnable act) {
        long before = threads.getCurrentThreadAllocatedBytes();
        act.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void drain() {
        partials.drain(Totals.HEADER, TARGETS, (partition, packet) -> packetBytes += packet.length);
    }

    private void addCalls() {
        for (int i = 0; i < CALLS; i++) {
            call.reset()
                    .startedAt(i % 1_000 * 200_000L)
                    .outcome(1)
                    .tokens(0, i)
                    .cost(i)
                    .duration(1_000 + i % 50)
                    .score(score, i);
            call.dimension(Dimension.FEATURE, names[i & 3]).dimension(Dimension.TENANT, names[i >> 2 & 3]);
            call.dimension(Dimension.MODEL, names[i >> 4 & 3]);
            partials.addCall(call);
        }
    }
}
