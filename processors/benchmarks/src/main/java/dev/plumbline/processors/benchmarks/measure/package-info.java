/** Processes and what they use: time, processor, memory, bytes to topics. */
@NullMarked
package dev.plumbline.processors.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
