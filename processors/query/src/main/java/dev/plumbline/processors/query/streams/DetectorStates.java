package dev.plumbline.processors.query.streams;

import dev.plumbline.processors.drift.DriftStatus;
import dev.plumbline.processors.query.state.DetectorState;
import dev.plumbline.processors.topologies.drift.DetectorView;
import java.util.Locale;

/** Puts what a store says of a detector into the words of the port. */
final class DetectorStates {
    private DetectorStates() {}

    static DetectorState of(DetectorView view) {
        DriftStatus status = view.status();
        return new DetectorState(
                view.key().id(),
                view.key().ruleId(),
                view.key().series().asMap(),
                view.key().signal().metric(),
                status.phase().name().toLowerCase(Locale.ROOT),
                status.samples(),
                status.samplesNeeded(),
                status.minutes(),
                status.minutesNeeded(),
                status.baseline()
                        .map(known -> new DetectorState.Expected(
                                known.meanMillionths(),
                                known.sdMillionths(),
                                known.dropToleranceMillionths(),
                                known.riseToleranceMillionths(),
                                known.frozen()))
                        .orElse(null),
                status.evidence(),
                status.threshold(),
                view.pinned(),
                view.firing(),
                status.notes().stream()
                        .map(note -> note.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
