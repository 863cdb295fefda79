/**
 * Second phase: merges packets of partial totals into windows of minutes, hours and days, and closes windows when the
 * watermark has passed them by the grace. What watches the totals, budgets and drift, is told of each merge and each
 * commit through {@link dev.plumbline.processors.topologies.rollup.RollupObserver}.
 */
@NullMarked
package dev.plumbline.processors.topologies.rollup;

import org.jspecify.annotations.NullMarked;
