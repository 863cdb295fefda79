/**
 * From totals to alerts: budgets and drift watch the totals of a task, and every transition becomes a record of the
 * alerts topic. The arithmetic of budgets and detectors is in their own modules; this is where it meets state and
 * series.
 */
@NullMarked
package dev.plumbline.processors.topologies.alerting;

import org.jspecify.annotations.NullMarked;
