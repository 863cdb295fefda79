/** Generated calls: the same seed gives the same calls. */
@NullMarked
package dev.plumbline.processors.benchmarks.load;

import org.jspecify.annotations.NullMarked;
