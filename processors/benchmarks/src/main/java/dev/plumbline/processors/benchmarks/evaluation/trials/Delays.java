package dev.plumbline.processors.benchmarks.evaluation.trials;

import dev.plumbline.processors.benchmarks.evaluation.contenders.Contender;
import dev.plumbline.processors.benchmarks.evaluation.contenders.Contenders;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Minute;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Simulation;
import dev.plumbline.processors.benchmarks.evaluation.simulation.ValueStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Measures how long a change takes to be found: a week to learn from, up to a day more, then the change. */
public final class Delays {
    private static final int DAY = 1_440;

    private final Scope scope;
    private final Workers workers;

    /** In such a scope. */
    public Delays(Scope scope, Workers workers) {
        this.scope = scope;
        this.workers = workers;
    }

    /**
     * Delays of one contender. Missed trials count as longer than any delay, so that a quantile is empty where it falls
     * among them.
     *
     * @param simulation its name
     * @param contender its name
     * @param effect the change, in the unit of the law
     * @param change the change in words
     * @param trials changes that were to be found
     * @param early trials left out because an alarm came before the change
     * @param missed trials without an alarm within the limit, or with one for the wrong side
     * @param wrongSide those of them with an alarm for the wrong side
     * @param median values since the change at which half of the trials had their alarm
     * @param p95 the same for 95 of 100 trials
     * @param onsetErrorMinutes median distance of the stated onset from the change
     * @param onsetCovered share of the stated intervals that hold the change
     * @param rightElement share of alarms that name the category that changed
     */
    public record Row(
            String simulation,
            String contender,
            double effect,
            String change,
            int trials,
            int early,
            int missed,
            int wrongSide,
            @Nullable Long median,
            @Nullable Long p95,
            @Nullable Long onsetErrorMinutes,
            @Nullable Double onsetCovered,
            @Nullable Double rightElement) {
        /** The share of trials in which the change was missed. */
        public double missedShare() {
            return trials == 0 ? 0 : (double) missed / trials;
        }
    }

    /** A row for each contender and effect. */
    public List<Row> of(Simulation simulation) {
        List<Row> rows = new ArrayList<>();
        List<String> names =
                List.copyOf(Contenders.of(simulation.law(), scope.peers()).keySet());
        for (double effect : simulation.effects()) {
            String change = simulation.law().describe(effect);
            List<List<Outcome>> outcomes = workers.run(
                    simulation.name() + ", " + change, scope.trials(), trial -> trial(simulation, effect, trial));
            for (int i = 0; i < names.size(); i++) {
                int place = i;
                List<Outcome> own =
                        outcomes.stream().map(each -> each.get(place)).toList();
                rows.add(Outcome.summary(simulation.name(), names.get(i), effect, change, own));
            }
        }
        return rows;
    }

    private List<Outcome> trial(Simulation simulation, double effect, int index) {
        long seed = scope.seed(simulation.name() + "/change/" + effect, index);
        ValueStream stream = new ValueStream(simulation, seed);
        List<Race> races = new ArrayList<>();
        Contenders.of(simulation.law(), scope.peers())
                .values()
                .forEach(maker -> races.add(new Race(maker.get(), simulation, effect)));
        long armed = (long) Contender.WARM_UP_DAYS * DAY;
        long change = armed + new SplittableRandom(~seed).nextInt(DAY);
        long end = change + (long) simulation.limitDays() * DAY;
        for (long minute = 0; minute < end && races.stream().anyMatch(Race::on); minute++) {
            if (minute == change) {
                stream.change(effect);
            }
            Minute values = stream.next();
            for (Race race : races) {
                race.onMinute(values, armed, change);
            }
        }
        return races.stream().map(Race::outcome).toList();
    }
}
