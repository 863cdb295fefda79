/**
 * What all routes share: bounds, admission, answers and problems (RFC 9457), health, metrics.
 *
 * <p>Does not know what a request is about.
 */
@NullMarked
package dev.plumbline.ingest.gateway.http;

import org.jspecify.annotations.NullMarked;
