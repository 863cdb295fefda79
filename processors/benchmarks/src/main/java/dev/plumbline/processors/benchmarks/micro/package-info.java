/** JMH: the parts of the hot path by themselves. */
@NullMarked
package dev.plumbline.processors.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
