package dev.plumbline.ingest.gateway.json;

import java.util.List;

/**
 * What a body held.
 *
 * @param items one per record that was sent, in order
 * @param errors what is wrong with them, in order
 */
public record Batch<T>(List<Item<T>> items, List<FieldError> errors) {

    /**
     * One record and the code of the first thing that is wrong with it.
     *
     * @param value the record, as far as it could be read
     * @param code the code; empty if nothing is wrong
     */
    public record Item<T>(T value, String code) {}

    public Batch {
        items = List.copyOf(items);
        errors = List.copyOf(errors);
    }
}
