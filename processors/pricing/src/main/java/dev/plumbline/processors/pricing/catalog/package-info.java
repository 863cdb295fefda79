/**
 * Price lists as data: what a list says, how it is read from text and written back, and how one list corrects another.
 *
 * <p>Nothing here prices a call; that is {@code PriceBook} in the package above.
 */
@NullMarked
package dev.plumbline.processors.pricing.catalog;

import org.jspecify.annotations.NullMarked;
