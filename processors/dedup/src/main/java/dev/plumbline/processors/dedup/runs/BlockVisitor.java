package dev.plumbline.processors.dedup.runs;

/** Takes the number of a block that may hold what is looked for. */
@FunctionalInterface
public interface BlockVisitor {
    /** Takes one block. */
    void visit(int block);
}
