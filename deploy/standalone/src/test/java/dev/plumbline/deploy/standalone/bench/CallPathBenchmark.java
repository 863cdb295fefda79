package dev.plumbline.deploy.standalone.bench;

import dev.plumbline.ingest.client.BlankRecords;
import dev.plumbline.ingest.client.CallBuilder;
import dev.plumbline.ingest.client.ClientConfig;
import dev.plumbline.ingest.client.ClientStats;
import dev.plumbline.ingest.client.Plumbline;
import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.client.TokenUsage;
import dev.plumbline.schemas.records.LlmCall;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures what a call costs the application that publishes it: time and allocation on its own thread, at a steady rate,
 * while Kafka is up, absent, frozen (SIGSTOP) and cut (connections open, nothing is answered). Run as a main, with the
 * seconds of each state.
 *
 * <p>Time is that of the whole path, from {@code call(feature)} to the return of {@code publish()}. Allocation is split: the
 * event itself, which is the filled record, and what handing it over adds. The buffer's highest mark is read after each
 * call, and the heap after a collection while the client still holds its buffer.
 */
final class CallPathBenchmark {
    private static final int PER_SECOND = 5_000;
    private static final int WARM_UP_SECONDS = 5;
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Written where nothing is to be measured but the loop. */
    private static volatile Object last = "";

    private final long[] nanos;

    private CallPathBenchmark(int seconds) {
        nanos = new long[seconds * PER_SECOND];
    }

    /** {@code seconds} */
    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        CallPathBenchmark benchmark = new CallPathBenchmark(seconds);
        print(
                "%-8s %9s %9s %9s %9s %9s %9s %9s %11s %9s",
                "state",
                "calls",
                "p50 us",
                "p99 us",
                "p99.9 us",
                "max us",
                "B/call",
                "B handed",
                "buffer KiB",
                "heap KiB");
        try (ChildPlumbline child = ChildPlumbline.start(Files.createTempDirectory("call-path"));
                SilentServer silent = SilentServer.open()) {
            benchmark.measureMachine();
            benchmark.measure("up", child.bootstrapServers(), child.registry(), () -> {});
            benchmark.measure("frozen", child.bootstrapServers(), child.registry(), child::freeze);
            child.thaw();
            benchmark.measure("absent", "127.0.0.1:1", "http://127.0.0.1:1", () -> {});
            benchmark.measure("cut", silent.address(), "http://" + silent.address(), () -> {});
        }
    }

    /** The same loop with nothing published: what the machine itself does to a thread that wakes up for a call. */
    private void measureMachine() {
        paced(new long[WARM_UP_SECONDS * PER_SECOND], () -> last = "", () -> {});
        paced(nanos, () -> last = "", () -> {});
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        print(
                "%-8s %9d %9.1f %9.1f %9.1f %9.1f",
                "nothing", sorted.length, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1));
    }

    private interface Step {
        void run() throws Exception;
    }

    private void measure(String state, String bootstrap, String registry, Step spoil) throws Exception {
        try (PlumblineClient client = client(bootstrap, registry)) {
            run(client, new long[WARM_UP_SECONDS * PER_SECOND]);
            spoil.run();
            long before = allocated();
            long peak = run(client, nanos);
            long bytes = (allocated() - before) / nanos.length;
            ClientStats stats = client.stats();
            long heap = heap();
            long handed = handedOver(client);
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            print(
                    "%-8s %9d %9.1f %9.1f %9.1f %9.1f %9d %9d %11d %9d",
                    state,
                    sorted.length,
                    at(sorted, 0.5),
                    at(sorted, 0.99),
                    at(sorted, 0.999),
                    at(sorted, 1),
                    bytes,
                    handed,
                    peak >> 10,
                    heap >> 10);
            print(
                    "         attempted %d, acknowledged %d, dropped %d, in flight %d",
                    stats.attempted(), stats.acknowledged(), stats.dropped(), stats.inFlight());
            client.close(Duration.ofMillis(200));
        }
    }

    /** Publishes at the rate; answers the highest mark of the buffer, in bytes. */
    private static long run(PlumblineClient client, long[] into) {
        long[] peak = new long[1];
        paced(
                into,
                () -> fill(client.call("support-chat")).publish(),
                () -> peak[0] = Math.max(peak[0], client.stats().bufferedBytes()));
        return peak[0];
    }

    private static void paced(long[] into, Runnable call, Runnable look) {
        long start = System.nanoTime();
        for (int i = 0; i < into.length; i++) {
            long due = start + i * (1_000_000_000L / PER_SECOND);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long from = System.nanoTime();
            call.run();
            into[i] = System.nanoTime() - from;
            if (i % 50 == 0) {
                look.run();
            }
        }
    }

    private static CallBuilder fill(CallBuilder call) {
        return call.provider("openai")
                .requestedModel("gpt-4o")
                .servedModel("gpt-4o-2024-08-06")
                .usage(TokenUsage.of(812, 164).withCacheRead(512))
                .duration(Duration.ofMillis(1_840));
    }

    /** Bytes that the thread allocates to hand over a record that exists already. */
    private static long handedOver(PlumblineClient client) {
        LlmCall[] records = new LlmCall[10_000];
        for (int i = 0; i < records.length; i++) {
            records[i] = BlankRecords.call();
            records[i].setCallId(client.newId());
            records[i].setFeature("support-chat");
            records[i].setTenant("acme");
        }
        long before = allocated();
        for (LlmCall call : records) {
            client.publish(call);
        }
        return (allocated() - before) / records.length;
    }

    private static PlumblineClient client(String bootstrap, String registry) {
        return Plumbline.client(ClientConfig.builder()
                .bootstrapServers(bootstrap)
                .registry(registry)
                .tenant("acme")
                .build());
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))] / 1e3;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
