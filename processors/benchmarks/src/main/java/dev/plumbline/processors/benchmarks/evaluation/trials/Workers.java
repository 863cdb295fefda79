package dev.plumbline.processors.benchmarks.evaluation.trials;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs numbered tasks on a few threads, says how far it is, and returns the results in the order of the numbers. */
public final class Workers {
    private static final int REPORTS = 4;

    private final int threads;
    private final PrintStream progress;

    /** So many threads; progress goes where it is told. */
    public Workers(int threads, PrintStream progress) {
        this.threads = threads;
        this.progress = progress;
    }

    /** The results of tasks 0 to {@code count - 1}. */
    <T> List<T> run(String what, int count, IntFunction<T> task) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long from = System.nanoTime();
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                futures.add(pool.submit(() -> task.apply(number)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
                report(what, results.size(), count, from);
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + what, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(what + " failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private void report(String what, int done, int count, long from) {
        if (done == count || done * REPORTS / count != (done - 1) * REPORTS / count) {
            progress.printf("%s: %d of %d, %d s%n", what, done, count, (System.nanoTime() - from) / 1_000_000_000);
        }
    }
}
