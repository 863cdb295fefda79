package dev.plumbline.processors.query.requests;

/**
 * One thing that is wrong with a request.
 *
 * @param field the parameter
 * @param reason what is wrong and what would be right
 */
public record Violation(String field, String reason) {}
