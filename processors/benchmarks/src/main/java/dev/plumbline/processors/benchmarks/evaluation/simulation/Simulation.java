package dev.plumbline.processors.benchmarks.evaluation.simulation;

import java.util.List;

/**
 * What is simulated, but for the seed.
 *
 * @param name short, for the command line and for tables
 * @param title in words
 * @param law how a value is drawn
 * @param perDay values a day, on average
 * @param wander how the level moves by itself
 * @param effects changes to be found, in the unit of the law
 * @param limitDays days after which a change that was not found counts as missed
 */
public record Simulation(
        String name, String title, Law law, int perDay, Wander wander, List<Double> effects, int limitDays) {
    public Simulation {
        effects = List.copyOf(effects);
    }
}
