package dev.plumbline.processors.benchmarks.evaluation.trials;

import dev.plumbline.processors.benchmarks.evaluation.contenders.Alarm;
import dev.plumbline.processors.benchmarks.evaluation.contenders.Contender;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Law;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Minute;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Simulation;
import dev.plumbline.processors.drift.scores.Direction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One contender in one trial, until its first alarm. */
final class Race {
    private static final String CHANGED_CATEGORY = "model-2";

    private final Contender contender;
    private final Direction side;
    private final boolean categories;
    private long samples;
    private @Nullable Outcome outcome;

    Race(Contender contender, Simulation simulation, double effect) {
        this.contender = contender;
        this.side = effect < simulation.law().none() ? Direction.DROP : Direction.RISE;
        this.categories = simulation.law().kind() == Law.Kind.CATEGORY;
    }

    boolean on() {
        return outcome == null;
    }

    Outcome outcome() {
        return outcome == null ? Outcome.MISSED : outcome;
    }

    void onMinute(Minute values, long armed, long change) {
        if (!on()) {
            return;
        }
        Optional<Alarm> alarm = contender.onMinute(values);
        samples += values.minute() >= change ? values.values().length : 0;
        if (alarm.isPresent() && values.minute() >= armed) {
            outcome = values.minute() < change ? Outcome.EARLY : verdict(alarm.get(), change);
        }
    }

    private Outcome verdict(Alarm alarm, long change) {
        if (alarm.side().isPresent() && alarm.side().get() != side) {
            return Outcome.WRONG_SIDE;
        }
        return new Outcome(
                Outcome.Kind.FOUND,
                samples,
                alarm.onset().map(onset -> Math.abs(onset.minute() - change)).orElse(null),
                alarm.onset()
                        .map(onset -> onset.lowMinute() <= change && change <= onset.highMinute())
                        .orElse(null),
                categories && alarm.element().isPresent()
                        ? alarm.element().get().equals(CHANGED_CATEGORY)
                        : null);
    }
}
