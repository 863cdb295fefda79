/**
 * The ledger: what became of every record that arrived, by stream, publisher, tenant and app. One record is counted once,
 * under one column. The other side of the identity, what publishers attempted, comes from their reports.
 */
@NullMarked
package dev.plumbline.processors.topologies.ledger;

import org.jspecify.annotations.NullMarked;
