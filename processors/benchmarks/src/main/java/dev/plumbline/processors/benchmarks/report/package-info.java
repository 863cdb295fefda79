/** What comes out: medians and ratios, as a table and as JSON. */
@NullMarked
package dev.plumbline.processors.benchmarks.report;

import org.jspecify.annotations.NullMarked;
