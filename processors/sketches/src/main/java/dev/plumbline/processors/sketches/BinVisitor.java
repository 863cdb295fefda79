package dev.plumbline.processors.sketches;

/** Receives the numbers and counts of non-empty bins, ascending. */
@FunctionalInterface
interface BinVisitor {
    void visit(int bin, long count);
}
