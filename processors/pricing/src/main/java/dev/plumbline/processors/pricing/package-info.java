/**
 * What a call costs: {@link dev.plumbline.processors.pricing.PriceBook} takes a
 * {@link dev.plumbline.processors.pricing.PricingRequest} and says the cost in nano-dollars or why there is none.
 *
 * <p>Prices are whole pico-dollars a token; a call is rounded once. What is not known is unpriced, never 0. Nothing here
 * reads a clock, a network or a file other than the bundled list; where lists come from is
 * {@link dev.plumbline.processors.pricing.catalog}.
 */
@NullMarked
package dev.plumbline.processors.pricing;

import org.jspecify.annotations.NullMarked;
