package dev.plumbline.ingest.client.delivery;

/**
 * Is told once what became of one record. Runs on the thread that found out, which may be the caller's own or the one
 * that serves Kafka: return at once. What it throws is logged and forgotten.
 */
@FunctionalInterface
public interface DeliveryListener {
    /** For records whose fate interests nobody beyond the counters. */
    DeliveryListener NONE = delivery -> {};

    /** The record is settled; nothing more will happen to it. */
    void settled(Delivery delivery);
}
