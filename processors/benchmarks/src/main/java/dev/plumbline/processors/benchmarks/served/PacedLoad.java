package dev.plumbline.processors.benchmarks.served;

import dev.plumbline.processors.benchmarks.load.CallGenerator;
import dev.plumbline.processors.benchmarks.load.Loader;
import dev.plumbline.processors.benchmarks.load.Registries;
import dev.plumbline.processors.benchmarks.load.Workload;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Calls at an even pace, each starting when it is sent, on a thread of its own. Probes may be sent between them. */
final class PacedLoad implements AutoCloseable {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final KafkaProducer<byte[], byte[]> producer;
    private final RecordEncoder<LlmCall> encoder = RecordEncoder.of(Topic.CALLS, LlmCall.class, Registries.same());
    private final InstantSource clock;
    private final CallGenerator calls;
    private final Thread thread;
    private volatile long sent;
    private volatile boolean closed;

    private PacedLoad(String broker, int series, int perSecond, InstantSource clock) {
        this.producer = Loader.producer(broker);
        this.clock = clock;
        this.calls = new CallGenerator(new Workload(Long.MAX_VALUE, series, Duration.ofSeconds(1), 1), 0);
        this.thread = new Thread(() -> send(perSecond), "load");
    }

    static PacedLoad start(String broker, int series, int perSecond, InstantSource clock) {
        PacedLoad load = new PacedLoad(broker, series, perSecond, clock);
        load.thread.start();
        return load;
    }

    private void send(int perSecond) {
        long start = System.nanoTime();
        while (!closed) {
            long due = (long) ((System.nanoTime() - start) / 1e9 * perSecond);
            for (; sent < due; sent++) {
                send(calls.next());
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    /** Sends a call that starts now. */
    void send(LlmCall call) {
        call.setStartedAtMicros(clock.millis() * 1_000);
        producer.send(Loader.record(Topic.CALLS.topicName(), call, encoder.encode(call)));
    }

    /** How many calls of the load were sent. */
    long sent() {
        return sent;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
