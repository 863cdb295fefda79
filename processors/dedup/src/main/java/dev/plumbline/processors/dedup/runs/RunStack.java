package dev.plumbline.processors.dedup.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Runs from old to new. Two neighbours of one level are merged into one of the next, as in a log-structured merge tree, so
 * that there are few to look into: one for each level, and those of the top level, which are not merged further.
 *
 * <p>Heap is eight bytes for every 512 slots, disk eight bytes a slot and twice that while two runs are merged. A run goes when
 * all its blocks have gone. Not thread-safe.
 */
public final class RunStack implements AutoCloseable {
    private static final String SUFFIX = ".run";

    private final Path directory;
    private final int topLevel;
    private final List<Entry> entries = new ArrayList<>();
    private long files;

    private record Entry(SortedRun run, int level, long lastSequence) {}

    private RunStack(Path directory, int topLevel) {
        this.directory = directory;
        this.topLevel = topLevel;
    }

    /**
     * An empty stack. Runs that an earlier one has left are deleted.
     *
     * @param directory of this stack alone; made if there is none
     * @param topLevel level from which on runs are not merged
     * @throws UncheckedIOException if the directory cannot be used
     */
    public static RunStack open(Path directory, int topLevel) {
        try {
            Files.createDirectories(directory);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
                for (Path file : left) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the directory " + directory, e);
        }
        return new RunStack(directory, topLevel);
    }

    /**
     * Adds a run of the lowest level, which may set merges off.
     *
     * @param slots fingerprint above block number, in any order; sorted in place
     * @param lastSequence sequence number of the newest block in it
     */
    public void add(long[] slots, long lastSequence) {
        add(slots, 0, lastSequence);
        while (entries.size() > 1 && last(1).level() == last(2).level() && last(1).level() < topLevel) {
            mergeLastTwo();
        }
    }

    /** Adds a run that is large enough not to be merged. */
    public void addLarge(long[] slots, long lastSequence) {
        add(slots, topLevel, lastSequence);
    }

    private void add(long[] slots, int level, long lastSequence) {
        if (slots.length > 0) {
            Slots.sort(slots);
            entries.add(new Entry(SortedRun.of(nextFile(), slots), level, lastSequence));
        }
    }

    private void mergeLastTwo() {
        Entry newer = last(1);
        Entry older = last(2);
        SortedRun merged = RunMerge.of(nextFile(), older.run(), newer.run());
        entries.subList(entries.size() - 2, entries.size()).clear();
        older.run().close();
        newer.run().close();
        entries.add(new Entry(merged, newer.level() + 1, newer.lastSequence()));
    }

    private Entry last(int fromEnd) {
        return entries.get(entries.size() - fromEnd);
    }

    private Path nextFile() {
        return directory.resolve(files++ + SUFFIX);
    }

    /** Deletes runs that have only blocks from before a sequence number. */
    public void dropBefore(long sequence) {
        while (!entries.isEmpty() && entries.get(0).lastSequence() < sequence) {
            entries.remove(0).run().close();
        }
    }

    /** Visits the blocks that a fingerprint is found with, run by run, newest first, until {@code enough} after a run. */
    public void find(long fingerprint, BlockVisitor visitor, BooleanSupplier enough) {
        for (int i = entries.size() - 1; i >= 0 && !enough.getAsBoolean(); i--) {
            entries.get(i).run().find(fingerprint, visitor);
        }
    }

    /** Slots in all runs. */
    public long size() {
        return entries.stream().mapToLong(entry -> entry.run().size()).sum();
    }

    /** Number of runs. */
    public int runs() {
        return entries.size();
    }

    /** Deletes all runs. */
    @Override
    public void close() {
        entries.forEach(entry -> entry.run().close());
        entries.clear();
    }
}
