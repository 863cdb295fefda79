package dev.plumbline.ingest.gateway.http;

/** The bytes of one body and their share of the budget, which is given back on close. */
public final class Body implements AutoCloseable {
    private final byte[] bytes;
    private final BodyBudget budget;

    Body(byte[] bytes, BodyBudget budget) {
        this.bytes = bytes;
        this.budget = budget;
    }

    /** What was sent, decompressed. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public void close() {
        budget.giveBack(bytes.length);
    }
}
