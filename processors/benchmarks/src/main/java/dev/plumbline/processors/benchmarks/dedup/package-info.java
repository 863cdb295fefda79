/** What telling retries apart costs: the index of ids by itself, beside a pipeline with and without it. Does not test that it is right. */
@NullMarked
package dev.plumbline.processors.benchmarks.dedup;

import org.jspecify.annotations.NullMarked;
