package dev.plumbline.ingest.gateway.intake;

import dev.plumbline.ingest.client.delivery.DeliveryListener;

/** Hands a record of one kind to the client. */
@FunctionalInterface
interface Publisher<T> {
    void publish(T record, DeliveryListener listener);
}
