package dev.plumbline.ingest.gateway.json;

/**
 * One thing that is wrong with what was sent.
 *
 * @param field path of the field, for example {@code calls[3].usage.output}
 * @param reason what must hold and what was found, for a person
 * @param code reason under which the record is counted
 */
public record FieldError(String field, String reason, String code) {}
