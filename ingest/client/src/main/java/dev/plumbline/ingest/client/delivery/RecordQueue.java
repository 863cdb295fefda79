package dev.plumbline.ingest.client.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * First in, first out, bounded by bytes. A record keeps its share of the budget after it was taken, until it is
 * {@link #release released}, so that the budget bounds what the producer holds as well. Only offers take from the budget,
 * one at a time; releases give back without the lock, so that acknowledgements never make a caller wait. Thread-safe.
 */
final class RecordQueue {
    /** What became of an offer. */
    enum Offer {
        ACCEPTED,
        FULL,
        CLOSED,
        INTERRUPTED
    }

    // Waking a thread costs the one that wakes it several microseconds, and the caller's thread is not ours to spend.
    // So while records come, the taker looks for more by itself, and needs waking only after a tenth of a second of
    // silence.
    private static final long DOZE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int DOZES = 50;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition released = lock.newCondition();
    private final Condition closing = lock.newCondition();
    private final ArrayDeque<Envelope> waiting = new ArrayDeque<>();
    private final long budget;
    private final Overflow overflow;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong outstanding = new AtomicLong();

    // Told before a waiter looks at the budget, and looked at after a release: one of the two always sees the other.
    private final AtomicInteger waiters = new AtomicInteger();
    private boolean closed;
    private boolean asleep;
    private int dozesLeft;

    RecordQueue(long budget, Overflow overflow) {
        this.budget = budget;
        this.overflow = overflow;
    }

    /** Adds a record at the end; waits for room only under {@link Overflow#BLOCK}. */
    Offer offer(Envelope envelope) {
        lock.lock();
        try {
            while (!closed && !fits(envelope)) {
                if (overflow == Overflow.DROP_NEWEST) {
                    return Offer.FULL;
                }
                awaitRoom(envelope);
            }
            if (closed) {
                return Offer.CLOSED;
            }
            waiting.add(envelope);
            used.addAndGet(envelope.weight());
            outstanding.incrementAndGet();
            if (asleep) {
                notEmpty.signal();
            }
            return Offer.ACCEPTED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Offer.INTERRUPTED;
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom(Envelope envelope) throws InterruptedException {
        waiters.incrementAndGet();
        try {
            if (!fits(envelope)) {
                released.await();
            }
        } finally {
            waiters.decrementAndGet();
        }
    }

    // A record above the whole budget may go alone; otherwise it could never go at all.
    private boolean fits(Envelope envelope) {
        long now = used.get();
        return now == 0 || now + envelope.weight() <= budget;
    }

    /** Takes the oldest record; waits up to the given time for one, unless the queue is closed. */
    @Nullable
    Envelope poll(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (waiting.isEmpty() && !closed && left > 0) {
                left = dozesLeft > 0 ? doze(left) : sleep(left);
            }
            dozesLeft = waiting.isEmpty() ? dozesLeft : DOZES;
            return waiting.poll();
        } finally {
            lock.unlock();
        }
    }

    private long doze(long left) throws InterruptedException {
        dozesLeft--;
        long slice = Math.min(left, DOZE_NANOS);
        return left - slice + notEmpty.awaitNanos(slice);
    }

    private long sleep(long left) throws InterruptedException {
        asleep = true;
        try {
            return notEmpty.awaitNanos(left);
        } finally {
            asleep = false;
        }
    }

    /** Gives back the budget of a record that was accepted and is settled now. */
    void release(Envelope envelope) {
        used.addAndGet(-envelope.weight());
        outstanding.decrementAndGet();
        if (waiters.get() > 0) {
            lock.lock();
            try {
                released.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Refuses further records. Those that wait can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            notEmpty.signalAll();
            released.signalAll();
            closing.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the given time, or until the queue is closed while waiting. */
    void pause(long nanos) throws InterruptedException {
        lock.lock();
        try {
            boolean wasClosed = closed;
            long left = nanos;
            while (left > 0 && closed == wasClosed) {
                left = closing.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until every accepted record is released; false if the time is over before. */
    boolean awaitIdle(long nanos) throws InterruptedException {
        lock.lock();
        waiters.incrementAndGet();
        try {
            long left = nanos;
            while (outstanding.get() > 0 && left > 0) {
                left = released.awaitNanos(left);
            }
            return outstanding.get() == 0;
        } finally {
            waiters.decrementAndGet();
            lock.unlock();
        }
    }

    /** Takes everything that waits. */
    List<Envelope> drain() {
        lock.lock();
        try {
            List<Envelope> all = new ArrayList<>(waiting);
            waiting.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Bytes that are used, by estimate. */
    long usedBytes() {
        return used.get();
    }
}
