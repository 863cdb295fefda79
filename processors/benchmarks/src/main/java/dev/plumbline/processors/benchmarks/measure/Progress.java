package dev.plumbline.processors.benchmarks.measure;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says now and then how far something that takes long has come, and gives up on what no longer moves, so that whoever waits knows
 * that it will end. Not thread-safe.
 */
public final class Progress {
    private static final long SAY_EVERY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long PATIENCE_NANOS = Duration.ofMinutes(3).toNanos();

    private final String what;
    private final PrintStream out;
    private final LongSupplier nanoClock;
    private long saidAt;
    private long movedAt;
    private long done = Long.MIN_VALUE;

    /** Progress of something, from now on; the clock is as {@link System#nanoTime}. */
    public Progress(String what, PrintStream out, LongSupplier nanoClock) {
        this.what = what;
        this.out = out;
        this.nanoClock = nanoClock;
        this.saidAt = nanoClock.getAsLong();
        this.movedAt = saidAt;
    }

    /** Progress that is told on standard error. */
    public static Progress of(String what) {
        return new Progress(what, System.err, System::nanoTime);
    }

    /**
     * Notes how far it has come, and says so if nothing was said for five seconds.
     *
     * @throws IllegalStateException if nothing has changed for three minutes
     */
    public void at(long count, long all) {
        long now = nanoClock.getAsLong();
        if (count != done) {
            done = count;
            movedAt = now;
        }
        if (now - movedAt > PATIENCE_NANOS) {
            throw new IllegalStateException(what + " stands at " + count + " of " + all + " and does not go on");
        }
        if (now - saidAt >= SAY_EVERY_NANOS) {
            saidAt = now;
            out.printf(Locale.ROOT, "%s: %,d of %,d%n", what, count, all);
        }
    }
}
