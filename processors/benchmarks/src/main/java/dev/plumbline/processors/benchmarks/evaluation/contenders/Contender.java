package dev.plumbline.processors.benchmarks.evaluation.contenders;

import dev.plumbline.processors.benchmarks.evaluation.simulation.Minute;
import java.util.Optional;

/** A detector on one series, whatever its kind. Not thread-safe. */
public interface Contender {
    /** The days that every contender gets to learn from before alarms count. */
    int WARM_UP_DAYS = 7;

    /** Takes the next minute; the alarm that it brings, if any. */
    Optional<Alarm> onMinute(Minute minute);
}
