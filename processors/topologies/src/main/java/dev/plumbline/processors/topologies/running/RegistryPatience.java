package dev.plumbline.processors.topologies.running;

import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a registry that cannot be asked, on the thread that asked it, and asks again: the pipeline pauses and keeps its
 * state, where an exception would make its task start over. After a bound it gives up, and the exception goes on.
 *
 * <p>The bound is below {@code max.poll.interval.ms}, beyond which the group would take the thread for dead. Thread-safe.
 */
public final class RegistryPatience {
    /** How long one request is repeated: a minute less than {@code max.poll.interval.ms}. */
    static final Duration BOUND = Duration.ofMinutes(4);

    private static final Logger LOG = LoggerFactory.getLogger(RegistryPatience.class);
    private static final long FIRST_WAIT_NANOS = 100_000_000L;
    private static final long LONGEST_WAIT_NANOS = 5_000_000_000L;

    private final LongSupplier nanoClock;
    private final LongConsumer pause;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean ended;

    /** Waits by the system's clock. */
    public RegistryPatience() {
        this(System::nanoTime, LockSupport::parkNanos);
    }

    RegistryPatience(LongSupplier nanoClock, LongConsumer pause) {
        this.nanoClock = nanoClock;
        this.pause = pause;
    }

    /** The same registry, whose methods wait while it cannot be asked. */
    public SchemaRegistry around(SchemaRegistry registry) {
        return (SchemaRegistry) Proxy.newProxyInstance(
                SchemaRegistry.class.getClassLoader(),
                new Class<?>[] {SchemaRegistry.class},
                (proxy, method, arguments) -> patiently(registry, method, arguments));
    }

    private @Nullable Object patiently(SchemaRegistry registry, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        long deadline = nanoClock.getAsLong() + BOUND.toNanos();
        long wait = FIRST_WAIT_NANOS;
        while (true) {
            try {
                return method.invoke(registry, arguments);
            } catch (InvocationTargetException e) {
                Throwable failure = Objects.requireNonNullElse(e.getCause(), e);
                if (!isWorthWaiting(failure, deadline)) {
                    throw failure;
                }
            }
            hold(wait, method.getName());
            wait = Math.min(2 * wait, LONGEST_WAIT_NANOS);
        }
    }

    private boolean isWorthWaiting(Throwable failure, long deadline) {
        boolean passing = failure instanceof SchemaRegistryException e && e.isRetriable();
        if (passing) {
            failures.incrementAndGet();
        }
        return passing && !ended && nanoClock.getAsLong() - deadline < 0;
    }

    private void hold(long nanos, String what) {
        LOG.warn("the schema registry cannot be asked ({}); asking again in {} ms", what, nanos / 1_000_000);
        waiting.incrementAndGet();
        try {
            pause.accept(nanos);
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Requests that the registry has not answered so far. */
    public long failures() {
        return failures.get();
    }

    /** Threads that wait for it at the moment. */
    public int waiting() {
        return waiting.get();
    }

    /** Lets requests fail at once from now on, because the pipeline stops. */
    void end() {
        ended = true;
    }
}
