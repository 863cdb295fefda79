package dev.plumbline.processors.benchmarks.evaluation.simulation;

import java.util.List;
import java.util.stream.Stream;

/** The simulations of the evaluation. */
public final class Simulations {
    private static final List<Double> DROPS = List.of(-.1, -.25, -.5, -1.0);
    private static final List<Double> LARGER_DROPS = DROPS.subList(1, DROPS.size());
    private static final int SPARSE = 1_440;
    private static final int RATE = 7_200;
    private static final int DENSE = 14_400;

    private Simulations() {}

    /** All of them, in the order of the tables. */
    public static List<Simulation> all() {
        return Stream.of(scores(), otherScores(), rates(), latencies(), shares())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Simulation> scores() {
        Law scores = new Laws.Continuous();
        return List.of(
                of("iid-1440", "independent scores", scores, SPARSE, Wander.NONE, DROPS, 30),
                of("iid-14400", "independent scores", scores, DENSE, Wander.NONE, LARGER_DROPS, 10),
                of("realistic-1440", "scores that wander", scores, SPARSE, Wander.REALISTIC, DROPS, 30),
                of("realistic-14400", "scores that wander", scores, DENSE, Wander.REALISTIC, LARGER_DROPS, 10),
                of("days-14400", "scores that wander for days", scores, DENSE, Wander.DAYS, LARGER_DROPS, 10));
    }

    private static List<Simulation> otherScores() {
        return List.of(
                of("levels-1440", "scores of 1 to 5", new Laws.FiveLevels(), SPARSE, Wander.NONE, DROPS, 30),
                of(
                        "levels-wander-1440",
                        "scores of 1 to 5 that wander",
                        new Laws.FiveLevels(),
                        SPARSE,
                        Wander.REALISTIC,
                        DROPS,
                        30),
                of("passes-1440", "pass or fail, 90 % pass", new Laws.Passes(), SPARSE, Wander.NONE, DROPS, 30),
                of("shape-1440", "shape alone", new Laws.TwoHumps(), SPARSE, Wander.NONE, List.of(.6, .8, .95), 30));
    }

    private static List<Simulation> rates() {
        return List.of(
                of("rate-2", "a rate of 2 %", new Laws.Events(.02), RATE, Wander.NONE, List.of(1.5, 2.0), 10),
                of("rate-5", "a rate of 5 %", new Laws.Events(.05), RATE, Wander.NONE, List.of(1.5, 2.0), 10),
                of(
                        "rate-5-wander",
                        "a rate of 5 % that wanders",
                        new Laws.Events(.05),
                        RATE,
                        Wander.REALISTIC,
                        List.of(1.5, 2.0),
                        10));
    }

    private static List<Simulation> latencies() {
        return List.of(
                of("latency", "latency", new Laws.Latency(false), RATE, Wander.NONE, List.of(1.2, 1.5), 5),
                of(
                        "latency-tail",
                        "the tail of latency",
                        new Laws.Latency(true),
                        RATE,
                        Wander.NONE,
                        List.of(.02, .05),
                        10),
                of(
                        "latency-wander",
                        "latency that wanders",
                        new Laws.Latency(false),
                        RATE,
                        Wander.REALISTIC,
                        List.of(1.2, 1.5),
                        5));
    }

    private static List<Simulation> shares() {
        return List.of(
                of("mix", "shares of eight models", new Laws.Shares(), RATE, Wander.NONE, List.of(.02, .05, .1), 5));
    }

    /**
     * The simulation of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Simulation named(String name) {
        return all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no simulation " + name));
    }

    private static Simulation of(
            String name, String title, Law law, int perDay, Wander wander, List<Double> effects, int limitDays) {
        return new Simulation(name, title, law, perDay, wander, effects, limitDays);
    }
}
