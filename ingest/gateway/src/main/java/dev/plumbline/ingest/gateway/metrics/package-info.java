/**
 * What the gateway measures of itself, for Prometheus. Names of tenants, models and texts are in no metric.
 */
@NullMarked
package dev.plumbline.ingest.gateway.metrics;

import org.jspecify.annotations.NullMarked;
