/** How well drift is found, and how often it is found where there is none: against peers, on simulations and real data. */
@NullMarked
package dev.plumbline.processors.benchmarks.evaluation;

import org.jspecify.annotations.NullMarked;
