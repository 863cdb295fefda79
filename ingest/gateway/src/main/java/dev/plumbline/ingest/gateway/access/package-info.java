/**
 * Who may send, for which tenant, and how much.
 *
 * <p>Does not know HTTP.
 */
@NullMarked
package dev.plumbline.ingest.gateway.access;

import org.jspecify.annotations.NullMarked;
