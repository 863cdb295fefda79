package dev.plumbline.processors.drift.attribution;

import dev.plumbline.processors.drift.attribution.Decomposition.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a change of a mean coincides with. Association: it names no cause.
 *
 * <p>The verdict, in this order: <em>mix</em> if in some dimension the shares of elements moved beyond doubt (z above 4)
 * and account for at least half of the change; <em>segment</em> if in some dimension the elements shifted unlike each
 * other (z of 5 or more), in the dimension where z is largest; <em>replacement</em> if nine in ten scores since the change
 * belong to elements that did not exist before, so that old and new cannot be compared side by side; else <em>global</em>.
 * Immutable and thread-safe.
 *
 * @param verdict what kind of change it was
 * @param dimension the dimension that tells, empty for {@code GLOBAL}
 * @param z the deviate behind the verdict; for {@code GLOBAL} and {@code REPLACEMENT} the largest of the segment test
 * @param shares elements that account for the change, the largest first, until they reach 67 %; empty for {@code GLOBAL}
 * @param restMillionths what is left of the change; all shares and the rest add up to exactly 1,000,000
 */
public record Attribution(
        Verdict verdict, Optional<String> dimension, double z, List<Share> shares, long restMillionths) {
    private static final long WHOLE = 1_000_000;
    private static final long ENOUGH = 670_000;
    private static final long LARGEST_SHARE = 1_000 * WHOLE;
    private static final double LEAST_MIX_SHARE = .5;
    private static final double LEAST_MIX_Z = 4;
    private static final double LEAST_SHIFT_Z = 5;
    private static final double LEAST_NEW_SHARE = .9;

    public Attribution {
        shares = List.copyOf(shares);
    }

    /** What kind of change it was. */
    public enum Verdict {
        /** The elements stayed as they were, their shares moved. */
        MIX,
        /** Some elements shifted, others did not, or new elements differ from those before. */
        SEGMENT,
        /** New elements took the place of those before. */
        REPLACEMENT,
        /** No single segment: everything shifted alike, or too little is known. */
        GLOBAL
    }

    /**
     * What one element accounts for.
     *
     * @param element its name
     * @param shareMillionths its part of the change in millionths; above 1,000,000 where others work against it
     * @param withinMillionths what its own mean did to the overall mean, in millionths of score
     * @param mixMillionths what its share of the scores did to the overall mean
     * @param isNew true if it occurs since the change only
     */
    public record Share(
            String element, long shareMillionths, double withinMillionths, double mixMillionths, boolean isNew) {}

    private record Candidate(Decomposition parts, double z) {}

    /**
     * Attributes the change from before to after.
     *
     * @param dimensions the same scores, split in different ways
     * @throws IllegalArgumentException if there are no scores before or after, or the dimensions differ in their totals
     */
    public static Attribution of(List<Dimension> dimensions) {
        requireSameScores(dimensions);
        List<Decomposition> all = dimensions.stream().map(Decomposition::of).toList();
        if (all.isEmpty() || all.get(0).change().isZero()) {
            return new Attribution(Verdict.GLOBAL, Optional.empty(), 0, List.of(), WHOLE);
        }
        Optional<Candidate> mix = all.stream()
                .filter(parts -> parts.mixShare() >= LEAST_MIX_SHARE)
                .map(parts -> new Candidate(parts, new Homogeneity(parts.dimension()).shareZ()))
                .filter(candidate -> candidate.z > LEAST_MIX_Z)
                .min(Comparator.comparingDouble(candidate -> Math.abs(1 - candidate.parts.mixShare())));
        return mix.map(found -> verdict(Verdict.MIX, found)).orElseGet(() -> ofShifts(all));
    }

    private static Attribution ofShifts(List<Decomposition> all) {
        Candidate largest = all.stream()
                .map(parts -> new Candidate(parts, new Homogeneity(parts.dimension()).shiftZ()))
                .max(Comparator.comparingDouble(Candidate::z))
                .orElseThrow();
        if (largest.z >= LEAST_SHIFT_Z) {
            return verdict(Verdict.SEGMENT, largest);
        }
        return all.stream()
                .filter(parts -> parts.newShare() >= LEAST_NEW_SHARE)
                .max(Comparator.comparingDouble(Decomposition::newShare))
                .map(parts -> verdict(Verdict.REPLACEMENT, new Candidate(parts, largest.z)))
                .orElseGet(() -> new Attribution(Verdict.GLOBAL, Optional.empty(), largest.z, List.of(), WHOLE));
    }

    private static Attribution verdict(Verdict verdict, Candidate candidate) {
        Fraction change = candidate.parts.change();
        List<Share> ranked = new ArrayList<>();
        for (Part part : candidate.parts.parts()) {
            ranked.add(new Share(
                    part.element().name(),
                    part.total().over(change).toMillionths(LARGEST_SHARE),
                    part.within().toDouble(),
                    part.mix().toDouble(),
                    part.element().isNew()));
        }
        ranked.sort(Comparator.comparingLong(Share::shareMillionths).reversed().thenComparing(Share::element));
        List<Share> named = new ArrayList<>();
        long sum = 0;
        for (Share share : ranked) {
            if (sum < ENOUGH && share.shareMillionths > 0) {
                named.add(share);
                sum += share.shareMillionths;
            }
        }
        String dimension = candidate.parts.dimension().name();
        return new Attribution(verdict, Optional.of(dimension), candidate.z, named, WHOLE - sum);
    }

    private static void requireSameScores(List<Dimension> dimensions) {
        for (Dimension dimension : dimensions) {
            Moments before = dimension.before();
            Moments after = dimension.after();
            if (before.count() == 0 || after.count() == 0) {
                throw new IllegalArgumentException("dimension " + dimension.name() + ": no scores before or after");
            }
            Moments first = dimensions.get(0).before();
            Moments firstAfter = dimensions.get(0).after();
            if (before.count() != first.count()
                    || before.sum() != first.sum()
                    || after.count() != firstAfter.count()
                    || after.sum() != firstAfter.sum()) {
                throw new IllegalArgumentException("dimension " + dimension.name() + ": other totals than "
                        + dimensions.get(0).name());
            }
        }
    }
}
