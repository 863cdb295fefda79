/**
 * Under which names the conventions write what a span says: one table per dialect. The first match wins, field by field,
 * so that a span in which two dialects meet is read from both.
 *
 * <p>No name of a prompt's or an answer's text is in any table.
 */
@NullMarked
package dev.plumbline.ingest.gateway.otlp.dialects;

import org.jspecify.annotations.NullMarked;
