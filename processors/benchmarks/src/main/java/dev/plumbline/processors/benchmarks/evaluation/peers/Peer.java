package dev.plumbline.processors.benchmarks.evaluation.peers;

/** A detector that sees one value at a time. Not thread-safe. */
public interface Peer {
    /** Takes the reference sample, once, before the first value. */
    void learn(double[] reference);

    /** Takes a value; true if a change is declared with it. The peer then goes on by itself. */
    boolean add(double value);
}
