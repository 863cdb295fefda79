package dev.plumbline.processors.dedup.runs;

import java.nio.LongBuffer;
import java.nio.file.Path;

/** Merges two runs into one, page by page. */
final class RunMerge {
    private RunMerge() {}

    static SortedRun of(Path file, SortedRun one, SortedRun two) {
        try (RunWriter writer = new RunWriter(file, one.size() + two.size())) {
            Cursor first = new Cursor(one);
            Cursor second = new Cursor(two);
            while (first.hasNext() || second.hasNext()) {
                boolean takeFirst =
                        !second.hasNext() || first.hasNext() && Long.compareUnsigned(first.peek(), second.peek()) <= 0;
                writer.add((takeFirst ? first : second).next());
            }
            return writer.finish();
        }
    }

    private static final class Cursor {
        private final SortedRun run;
        private LongBuffer slots = LongBuffer.allocate(0);
        private int page;

        Cursor(SortedRun run) {
            this.run = run;
            load();
        }

        private void load() {
            if (!slots.hasRemaining() && page < run.pages()) {
                slots = run.read(page);
                page++;
            }
        }

        boolean hasNext() {
            return slots.hasRemaining();
        }

        long peek() {
            return slots.get(slots.position());
        }

        long next() {
            long slot = slots.get();
            load();
            return slot;
        }
    }
}
