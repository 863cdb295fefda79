/**
 * Two values of a dimension (prompt versions, variants, models) compared from the stored totals, by always-valid
 * inference. The inference itself is in {@code processors/drift}; who gets which variant is decided elsewhere.
 */
@NullMarked
package dev.plumbline.processors.query.comparison;

import org.jspecify.annotations.NullMarked;
