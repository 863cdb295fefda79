package dev.plumbline.processors.query.state;

/**
 * What was read, with how complete it is.
 *
 * @param value what was read; immutable
 * @param completeness how much of the state answered
 * @param <T> type of the value
 */
public record Reading<T>(T value, Completeness completeness) {}
