/**
 * Reading of bodies within bounds of size, time and memory, and without a thread that waits for a slow sender.
 *
 * <p>Does not look at what is in them.
 */
@NullMarked
package dev.plumbline.ingest.gateway.body;

import org.jspecify.annotations.NullMarked;
