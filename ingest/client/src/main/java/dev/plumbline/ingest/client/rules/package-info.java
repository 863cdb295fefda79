/**
 * What makes a record valid before it is sent. Says everything that is wrong with a record at once, by field and by the
 * reason codes of the ledger.
 *
 * <p>Does not judge times: whether a record is late or from the future is for the intake to say, which knows when it
 * arrived.
 */
@NullMarked
package dev.plumbline.ingest.client.rules;

import org.jspecify.annotations.NullMarked;
