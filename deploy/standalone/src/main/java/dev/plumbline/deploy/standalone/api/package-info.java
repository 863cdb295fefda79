/**
 * The HTTP API of a running Plumbline, asked from outside as any other program would.
 *
 * <p>What it does not do: read Kafka, cache, or follow redirects.
 */
@NullMarked
package dev.plumbline.deploy.standalone.api;

import org.jspecify.annotations.NullMarked;
