package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.baseline.Baseline;
import dev.plumbline.processors.drift.baseline.ReferenceSample;
import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreScale;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a {@link DriftStatus} together. */
final class MeanDriftReport {
    private static final long DAY = 1440;

    private MeanDriftReport() {}

    static DriftStatus of(MeanDriftDetector detector) {
        MeanDriftConfig config = detector.config();
        ReferenceSample reference = detector.reference();
        Optional<Baseline> baseline = Optional.ofNullable(detector.baseline());
        return new DriftStatus(
                detector.phase(),
                reference.samples(),
                config.warmUp().minSamples(),
                reference.minutes(),
                config.warmUp().minDays() * DAY,
                baseline.map(known -> expectation(known, config.scale(), reference.frozen())),
                Math.min(Double.MAX_VALUE, StrictMath.exp(logEvidence(detector))),
                threshold(detector),
                reference.census().clipped(),
                notes(reference, baseline, config.directions()));
    }

    private static DriftStatus.Expectation expectation(Baseline baseline, ScoreScale scale, boolean frozen) {
        return new DriftStatus.Expectation(
                baseline.meanMillionths(),
                baseline.sdMillionths(),
                scale.length(baseline.tolerance(Direction.DROP)),
                scale.length(baseline.tolerance(Direction.RISE)),
                baseline.dispersion(),
                frozen);
    }

    private static double logEvidence(MeanDriftDetector detector) {
        Firing firing = detector.firing();
        return firing != null
                ? firing.logEvidence()
                : Math.max(detector.logEvidence(Direction.DROP), detector.logEvidence(Direction.RISE));
    }

    private static double threshold(MeanDriftDetector detector) {
        return switch (detector.phase()) {
            case COLLECTING -> 0;
            case ARMED -> detector.config().threshold();
            case FIRING -> detector.config().resolveThreshold();
        };
    }

    private static List<SeriesNote> notes(
            ReferenceSample reference, Optional<Baseline> baseline, Set<Direction> directions) {
        EnumSet<SeriesNote> notes = EnumSet.noneOf(SeriesNote.class);
        switch (reference.census().distinct()) {
            case 1 -> notes.add(SeriesNote.CONSTANT);
            case 2 -> notes.add(SeriesNote.TWO_VALUED);
            default -> {}
        }
        if (reference.census().clipped() > 0) {
            notes.add(SeriesNote.CLIPPED);
        }
        if (reference.census().offScale()) {
            notes.add(SeriesNote.OFF_SCALE);
        }
        if (reference.census().invalid() > 0) {
            notes.add(SeriesNote.NOT_A_NUMBER);
        }
        if (baseline.flatMap(Baseline::wander).isPresent()) {
            notes.add(SeriesNote.WANDERS);
        }
        if (reference.ofParent()) {
            notes.add(SeriesNote.OF_PARENT);
        }
        for (Direction side : directions) {
            if (baseline.isPresent() && baseline.get().outOfReach(side)) {
                notes.add(side == Direction.DROP ? SeriesNote.DROP_OUT_OF_REACH : SeriesNote.RISE_OUT_OF_REACH);
            }
        }
        return new ArrayList<>(notes);
    }
}
