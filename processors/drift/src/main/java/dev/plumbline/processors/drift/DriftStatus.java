package dev.plumbline.processors.drift;

import java.util.List;
import java.util.Optional;

/**
 * What a detector knows, for people.
 *
 * @param phase where it stands
 * @param samples scores in the reference sample
 * @param samplesNeeded scores that the warm-up needs
 * @param minutes minutes that the reference sample spans
 * @param minutesNeeded minutes that the warm-up needs
 * @param baseline what is expected; empty while collecting
 * @param evidence the e-value now: for a change while armed, for recovery while firing; 0 while collecting
 * @param threshold what the e-value is held against now; 0 while collecting
 * @param clipped scores outside the scale so far
 * @param notes what is special about the series, in the order of {@link SeriesNote}
 */
public record DriftStatus(
        DriftPhase phase,
        long samples,
        long samplesNeeded,
        long minutes,
        long minutesNeeded,
        Optional<Expectation> baseline,
        double evidence,
        double threshold,
        long clipped,
        List<SeriesNote> notes) {
    public DriftStatus {
        notes = List.copyOf(notes);
    }

    /**
     * What is expected of the series. Scores are in millionths.
     *
     * @param meanMillionths exact mean of the reference sample
     * @param sdMillionths its standard deviation; 0 if it never varied
     * @param dropToleranceMillionths how far below the mean may lie without that being evidence
     * @param riseToleranceMillionths how far above
     * @param dispersion how much more sums of blocks vary than those of independent scores, at least 1
     * @param frozen true once no further days are taken in
     */
    public record Expectation(
            long meanMillionths,
            long sdMillionths,
            long dropToleranceMillionths,
            long riseToleranceMillionths,
            double dispersion,
            boolean frozen) {}
}
