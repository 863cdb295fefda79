package dev.plumbline.processors.benchmarks.evaluation.trials;

import dev.plumbline.processors.drift.attribution.Attribution;
import dev.plumbline.processors.drift.attribution.Attribution.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Asks what a change came with, 10,000 scores before it and some after: is the right element named, and none for all? */
public final class Attributions {
    private static final int BEFORE = 10_000;
    private static final int[] AFTER = {150, 300, 600, 1_200};
    private static final int SEVERAL = 4;
    private static final int LARGEST_ELEMENTS = 3;

    private final Scope scope;
    private final Workers workers;

    /** In such a scope; four changes a trial. */
    public Attributions(Scope scope, Workers workers) {
        this.scope = scope;
        this.workers = workers;
    }

    /**
     * How often the verdict was right.
     *
     * @param change in words
     * @param shiftSds by how much, in standard deviations
     * @param after scores since the change
     * @param misplaced scores of before the change that were taken for scores since, as when the onset is stated too early
     * @param runs changes
     * @param right share in which the right element was named first, or none for a change of all
     * @param global share called a change of all
     */
    public record Row(
            String change, double shiftSds, int after, int misplaced, int runs, double right, double global) {}

    /** A row for each change and size. */
    public List<Row> run() {
        List<Row> rows = new ArrayList<>();
        for (int after : AFTER) {
            rows.add(row(false, -1, after, 0));
        }
        rows.add(row(false, -1, AFTER[2], AFTER[2] / 10));
        rows.add(row(false, -.5, AFTER[2], 0));
        rows.add(row(true, -.25, AFTER[2], 0));
        rows.add(row(true, -.5, AFTER[2], 0));
        rows.add(row(true, -1, AFTER[2], 0));
        return rows;
    }

    private Row row(boolean all, double shift, int after, int misplaced) {
        String change = all ? "all scores" : "one of the three largest elements of a dimension";
        String what = "attribution/" + all + "/" + shift + "/" + after + "/" + misplaced;
        List<Verdict[]> verdicts = workers.run(what, SEVERAL * scope.trials(), i -> {
            SplittableRandom random = new SplittableRandom(scope.seed(what, i));
            return verdict(random, i, all, shift, after, misplaced);
        });
        long right = verdicts.stream().filter(each -> each[0] == each[1]).count();
        long global =
                verdicts.stream().filter(each -> each[1] == Verdict.GLOBAL).count();
        double runs = verdicts.size();
        return new Row(change, shift, after, misplaced, verdicts.size(), right / runs, global / runs);
    }

    /** The verdict that is right and the one that was given; a segment that is not the right one counts as a mix. */
    private static Verdict[] verdict(
            SplittableRandom random, int index, boolean all, double shift, int after, int misplaced) {
        int dimension = all ? -1 : index % SplitScores.SIZES.length;
        int element = index / SplitScores.SIZES.length % LARGEST_ELEMENTS;
        SplitScores scores = new SplitScores(random, dimension, element, shift);
        for (int i = 0; i < BEFORE; i++) {
            scores.draw(0, 0);
        }
        for (int i = 0; i < misplaced; i++) {
            scores.draw(0, 1);
        }
        for (int i = 0; i < after; i++) {
            scores.draw(1, 1);
        }
        Attribution found = Attribution.of(scores.dimensions());
        boolean named = found.verdict() == Verdict.SEGMENT
                && found.dimension().orElseThrow().equals("d" + dimension)
                && found.shares().get(0).element().equals("e" + element);
        Verdict given = found.verdict() == Verdict.SEGMENT && !named ? Verdict.MIX : found.verdict();
        return new Verdict[] {all ? Verdict.GLOBAL : Verdict.SEGMENT, given};
    }
}
