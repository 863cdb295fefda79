/**
 * The routes of OTLP over HTTP: traces, logs, and metrics that are taken and let go. Statuses, answers and what to retry
 * follow the specification of OTLP 1.
 *
 * <p>Does not know what an attribute means.
 */
@NullMarked
package dev.plumbline.ingest.gateway.otlp;

import org.jspecify.annotations.NullMarked;
