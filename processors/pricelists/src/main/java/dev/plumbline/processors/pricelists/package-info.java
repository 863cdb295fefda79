/**
 * Reads other people's price files into {@link dev.plumbline.processors.pricing.catalog.PriceList}s, says how two lists
 * differ, and makes of a list what has to be laid over another so that it says the same.
 *
 * <p>It prices nothing, fetches nothing, and publishes nothing.
 */
@NullMarked
package dev.plumbline.processors.pricelists;

import org.jspecify.annotations.NullMarked;
