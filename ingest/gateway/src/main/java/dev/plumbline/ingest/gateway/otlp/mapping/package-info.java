/**
 * From spans and events to calls and scores: ids, times, disjoint usage, outcomes.
 *
 * <p>Knows neither HTTP nor encodings, and no name of an attribute but those of evaluations.
 */
@NullMarked
package dev.plumbline.ingest.gateway.otlp.mapping;

import org.jspecify.annotations.NullMarked;
