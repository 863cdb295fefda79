package dev.plumbline.processors.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class CallIndexAllocationTest {

    private static final int IDS = 10_000;

    @Test
    void shouldAllocateNothingForAKnownId() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        CallIndexConfig config = CallIndexConfig.withDefaults(new Salt(3, 4));
        CallIndex index = CallIndex.open(config, new TransactionalStore());
        String[] ids = new String[IDS];
        for (int i = 0; i < IDS; i++) {
            ids[i] = "call-" + i;
        }
        add(index, ids);
        add(index, ids);
        long before = threads.getCurrentThreadAllocatedBytes();
        add(index, ids);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(IDS);
    }

    private static void add(CallIndex index, String[] ids) {
        for (int i = 0; i < IDS; i++) {
            index.addIfAbsent("tenant", ids[i], i, 0);
        }
    }
}
