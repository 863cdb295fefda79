/**
 * The routes: bounded reading of bodies, submission of batches, answers and problems (RFC 9457).
 *
 * <p>Does not know what the fields of a record are.
 */
@NullMarked
package dev.plumbline.ingest.gateway.http;

import org.jspecify.annotations.NullMarked;
