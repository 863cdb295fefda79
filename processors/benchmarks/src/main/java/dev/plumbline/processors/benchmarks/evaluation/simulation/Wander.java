package dev.plumbline.processors.benchmarks.evaluation.simulation;

/**
 * How a level moves by itself, in standard deviations of a value: an AR(1) that steps every hour, and a sine a day.
 *
 * @param sd standard deviation of the AR(1)
 * @param carry its coefficient from one hour to the next
 * @param season standard deviation of the sine
 * @param volume how much the number of values follows a sine a day, 0 to 1
 */
public record Wander(double sd, double carry, double season, double volume) {
    /** Independent values. */
    public static final Wander NONE = new Wander(0, 0, 0, 0);

    /** Hourly AR(1) of 0.1 sd with coefficient 0.7, season 0.15 sd, volume ±60 %. */
    public static final Wander REALISTIC = new Wander(.1, .7, .15, .6);

    /** The same with a memory of a day: coefficient exp(-1/24). */
    public static final Wander DAYS = new Wander(.1, .9592, .15, .6);
}
