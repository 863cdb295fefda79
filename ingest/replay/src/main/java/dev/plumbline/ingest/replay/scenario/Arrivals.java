package dev.plumbline.ingest.replay.scenario;

import dev.plumbline.ingest.replay.scenario.draws.Dice;

/**
 * When calls arrive: a Poisson process whose rate is constant within an hour and follows the season, and rises by the
 * calls of the loop once that has begun. At a boundary the wait is drawn anew, which is exact because the process has no
 * memory.
 */
final class Arrivals {
    private final Dice dice;
    private final Season season;
    private final long runawayMicros;
    private final double extra;
    private final double callsPerMicro;
    private double at;
    private long boundary;
    private double rate;

    Arrivals(ScenarioConfig config, Plot plot, Dice dice) {
        this.dice = dice;
        this.season = new Season(config.zone());
        this.runawayMicros = plot.runawayMicros();
        this.extra = Plot.RUNAWAY_FEATURE.share() * Plot.RUNAWAY_TENANT.share() * (Plot.RUNAWAY_CALLS - 1);
        double weights = season.sum(config.startMicros(), config.liveStartMicros());
        this.callsPerMicro = config.historyCalls() / (weights * Season.HOUR_MICROS);
        enter(config.startMicros());
    }

    /** The time of the next call, in microseconds; never before the one before. */
    long next() {
        while (true) {
            double candidate = at + dice.exponential() / rate;
            if (candidate < boundary) {
                at = candidate;
                return (long) at;
            }
            enter(boundary);
        }
    }

    /** Whether a call at {@code micros} is one that the loop added. */
    boolean isExtra(long micros) {
        return micros >= runawayMicros && dice.chance(extra / (1 + extra));
    }

    private void enter(long micros) {
        long hour = Season.endOfHour(micros);
        at = micros;
        boundary = micros < runawayMicros ? Math.min(hour, runawayMicros) : hour;
        rate = callsPerMicro * season.weight(micros) * (micros < runawayMicros ? 1 : 1 + extra);
    }
}
