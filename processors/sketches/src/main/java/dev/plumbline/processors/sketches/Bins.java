package dev.plumbline.processors.sketches;

/**
 * Counts by bin number. The forms trade memory against speed and answer the same.
 *
 * <p>Callers keep the total below 2^63, so no single count can overflow.
 */
sealed interface Bins permits SparseBins, DenseBins, PagedBins {

    /** Adds to one bin and returns the form that now holds the counts: this one, or its successor. */
    Bins add(int bin, long count);

    /** How many bins are not empty. */
    int size();

    /** Lowest non-empty bin; undefined when empty. */
    int first();

    /** Highest non-empty bin; undefined when empty. */
    int last();

    /** The lowest non-empty bin above the given one; {@link Integer#MAX_VALUE} if there is none. */
    int next(int bin);

    /** How many values are in a bin that is not empty. */
    long count(int bin);

    /** The bin that holds the value of the given rank, counted from 1 and at most the total. */
    int binAtRank(long rank);

    /** Total of all bins up to and including the given one. */
    long countThrough(int bin);

    void forEach(BinVisitor visitor);

    Bins copy();

    /** Bins without counts: these, if they are made to be filled again, else new ones. */
    Bins cleared();
}
