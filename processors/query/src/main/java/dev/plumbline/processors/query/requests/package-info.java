/**
 * From query parameters to a validated request: names, times, steps, quantiles, limits.
 *
 * <p>Everything wrong with a request is reported at once, each with its parameter. No HTTP and no state here.
 */
@NullMarked
package dev.plumbline.processors.query.requests;

import org.jspecify.annotations.NullMarked;
