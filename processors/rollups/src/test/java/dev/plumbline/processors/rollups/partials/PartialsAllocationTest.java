package dev.plumbline.processors.rollups.partials;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Groupings;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class PartialsAllocationTest {

    private static final int CALLS = 20_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Partials partials = new Partials(Groupings.DEFAULT, CardinalityLimits.DEFAULT);
    private final CallFacts call = new CallFacts();
    private final String[] names = {"a", "b", "c", "d"};

    @Test
    void shouldAllocateNothingForACallWhoseNamesAreKnown() {
        addCalls();
        long before = threads.getCurrentThreadAllocatedBytes();
        addCalls();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(CALLS);
    }

    private void addCalls() {
        for (int i = 0; i < CALLS; i++) {
            call.reset()
                    .startedAt(i % 1_000 * 200_000L)
                    .outcome(1)
                    .tokens(0, i)
                    .cost(i)
                    .duration(1_000 + i % 50);
            call.dimension(Dimension.FEATURE, names[i & 3]).dimension(Dimension.TENANT, names[i >> 2 & 3]);
            call.dimension(Dimension.MODEL, names[i >> 4 & 3]);
            partials.addCall(call);
        }
    }
}
