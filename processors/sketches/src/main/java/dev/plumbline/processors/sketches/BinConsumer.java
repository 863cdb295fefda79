package dev.plumbline.processors.sketches;

/** Receives the non-empty bins of a {@link QuantileSketch} in ascending order of value. */
@FunctionalInterface
public interface BinConsumer {

    /**
     * One bin.
     *
     * @param low smallest value that falls into the bin, inclusive
     * @param high largest value that falls into the bin, inclusive
     * @param representative the value that stands for the bin: its middle, moved into [min, max] of the sketch
     * @param count how many recorded values fell into the bin, at least 1
     */
    void accept(long low, long high, long representative, long count);
}
