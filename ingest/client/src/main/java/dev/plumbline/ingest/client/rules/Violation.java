package dev.plumbline.ingest.client.rules;

/**
 * One thing that is wrong with a record.
 *
 * @param field path of the field in the names of the Avro record, for example {@code usage.output}
 * @param reason code under which it is counted, for example {@code negative_tokens}
 * @param detail what must hold and what was found, for a person
 */
public record Violation(String field, String reason, String detail) {}
