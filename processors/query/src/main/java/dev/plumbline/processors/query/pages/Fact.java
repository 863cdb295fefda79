package dev.plumbline.processors.query.pages;

/**
 * One fact of an alert.
 *
 * @param name what it answers, in capitals: WHAT, SINCE, HOW SURE, CAME WITH, TOUCHES
 * @param value the answer, short
 * @param note what goes with it; may be empty
 */
record Fact(String name, String value, String note) {}
