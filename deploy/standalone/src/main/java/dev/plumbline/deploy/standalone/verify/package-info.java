/**
 * The ledger and the totals, worked out from the topics by a plain consumer: one record after the other, its own checks, its
 * own memory of ids, its own sums. Held against what the query API answers, it shows whether the pipeline counted right.
 *
 * <p>It shares with the pipeline the decoder of records and the price book, and nothing else: no topology, no partial
 * totals, no index of ids. What it cannot see are faults of those two.
 */
@NullMarked
package dev.plumbline.deploy.standalone.verify;

import org.jspecify.annotations.NullMarked;
