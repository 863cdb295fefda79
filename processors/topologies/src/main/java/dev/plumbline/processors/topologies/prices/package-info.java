/** Prices that change while the pipeline runs: which list is in force after the changes on the prices topic. */
@NullMarked
package dev.plumbline.processors.topologies.prices;

import org.jspecify.annotations.NullMarked;
