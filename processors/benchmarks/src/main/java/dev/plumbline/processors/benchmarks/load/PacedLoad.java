package dev.plumbline.processors.benchmarks.load;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Calls at an even pace, each starting when it is sent, on a thread of its own. Probes may be sent between them. */
public final class PacedLoad implements AutoCloseable {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final KafkaProducer<byte[], byte[]> producer;
    private final RecordEncoder<LlmCall> encoder = RecordEncoder.of(Topic.CALLS, LlmCall.class, Registries.same());
    private final InstantSource clock;
    private final CallGenerator calls;
    private final Thread thread;
    private final long most;
    private volatile long sent;
    private volatile boolean closed;

    private PacedLoad(String broker, int series, int perSecond, long most, InstantSource clock) {
        this.most = most;
        this.producer = Loader.producer(broker);
        this.clock = clock;
        this.calls = new CallGenerator(new Workload(Long.MAX_VALUE, series, Duration.ofSeconds(1), 1), 0);
        this.thread = new Thread(() -> send(perSecond), "load");
    }

    /** Starts to send, until it is closed. */
    public static PacedLoad start(String broker, int series, int perSecond, InstantSource clock) {
        return start(broker, series, perSecond, Long.MAX_VALUE, clock);
    }

    /** Starts to send, until so many calls are sent or it is closed. */
    public static PacedLoad start(String broker, int series, int perSecond, long most, InstantSource clock) {
        PacedLoad load = new PacedLoad(broker, series, perSecond, most, clock);
        load.thread.start();
        return load;
    }

    private void send(int perSecond) {
        long start = System.nanoTime();
        while (!closed) {
            long due = Math.min(most, (long) ((System.nanoTime() - start) / 1e9 * perSecond));
            for (; sent < due; sent++) {
                send(calls.next());
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    /** Sends a call that starts now. */
    public void send(LlmCall call) {
        call.setStartedAtMicros(clock.millis() * 1_000);
        producer.send(Loader.record(Topic.CALLS.topicName(), call, encoder.encode(call)));
    }

    /** How many calls of the load were sent. */
    public long sent() {
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
