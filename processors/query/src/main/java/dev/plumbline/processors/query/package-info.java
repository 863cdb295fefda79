/**
 * The query server: a JSON API over aggregated state, metrics for Prometheus, and the dashboard.
 *
 * <p>Start with {@link dev.plumbline.processors.query.QueryServer}. This module does not know where state lives; it
 * reads through {@link dev.plumbline.processors.query.state.StateReader}.
 */
@NullMarked
package dev.plumbline.processors.query;

import org.jspecify.annotations.NullMarked;
