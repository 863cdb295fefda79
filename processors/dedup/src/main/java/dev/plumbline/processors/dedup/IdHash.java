package dev.plumbline.processors.dedup;

/** A 128-bit hash of (tenant, id) that leaves its result in the object, so that hashing allocates nothing. */
interface IdHash {

    void hash(String tenant, String id);

    /** Upper half of the last hash. */
    long high();

    /** Lower half of the last hash. */
    long low();
}
