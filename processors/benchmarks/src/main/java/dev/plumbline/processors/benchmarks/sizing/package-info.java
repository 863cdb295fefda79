/** How much memory, disk and traffic the pipeline takes for how many series, calls and ids. Speed is measured elsewhere. */
@NullMarked
package dev.plumbline.processors.benchmarks.sizing;

import org.jspecify.annotations.NullMarked;
