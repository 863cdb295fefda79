/**
 * From a validated request to an answer: which grouping and resolution serve it, which windows are merged, and how the
 * totals are put.
 *
 * <p>Windows are merged from sketches and integers; nothing is ever averaged over averages. No HTTP here: the records
 * are what the JSON says, field by field.
 */
@NullMarked
package dev.plumbline.processors.query.answers;

import org.jspecify.annotations.NullMarked;
