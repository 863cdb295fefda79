package dev.plumbline.processors.benchmarks.evaluation.simulation;

import java.util.SplittableRandom;

/** How a value is drawn. Implementations hold no state, so that one serves every stream. */
public interface Law {
    /** What is drawn, and so what can watch it. */
    enum Kind {
        /** Numbers on a scale: their mean and their shape. */
        SCORE,
        /** Numbers on a scale whose mean and standard deviation stay when their shape changes. */
        SHAPE,
        /** 0 or 1: a rate that rises. */
        EVENT,
        /** Positive numbers without an upper end. */
        LATENCY,
        /** The number of a category. */
        CATEGORY
    }

    /** What kind of value it is. */
    Kind kind();

    /** The lowest value of the scale. */
    default double low() {
        return 0;
    }

    /** The highest value of the scale. */
    default double high() {
        return 1;
    }

    /**
     * One value.
     *
     * @param random the stream's
     * @param level how far the level has wandered, in standard deviations
     * @param effect the change that is on, in the unit of the law; {@link #none} for none
     */
    double draw(SplittableRandom random, double level, double effect);

    /** The effect that is no change. */
    default double none() {
        return 0;
    }

    /** An effect in words. */
    String describe(double effect);
}
