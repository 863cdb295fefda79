package dev.plumbline.processors.benchmarks.evaluation.contenders;

import dev.plumbline.processors.drift.DriftTransition;
import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.sequential.Onset;
import java.util.Optional;

/**
 * A change that was declared.
 *
 * @param side the side on which the mean is said to have moved; empty where nothing is said
 * @param onset when the change is said to have begun
 * @param element the category that is said to have moved
 */
public record Alarm(Optional<Direction> side, Optional<Onset> onset, Optional<String> element) {
    /** A change, and no more is said. */
    static final Alarm BARE = new Alarm(Optional.empty(), Optional.empty(), Optional.empty());

    /** What a firing says; empty for the end of one. */
    static Optional<Alarm> of(DriftTransition transition, boolean sided) {
        return transition.kind() == DriftTransition.Kind.RESOLVED
                ? Optional.empty()
                : Optional.of(new Alarm(
                        sided ? Optional.of(transition.direction()) : Optional.empty(),
                        Optional.of(transition.onset()),
                        Optional.empty()));
    }

    Alarm about(String name) {
        return new Alarm(side, onset, Optional.of(name));
    }
}
