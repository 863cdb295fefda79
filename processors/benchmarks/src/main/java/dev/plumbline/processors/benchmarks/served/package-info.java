/** The pipeline with its HTTP server in a process of its own: how fresh its answers are, how soon it is back after a crash. */
@NullMarked
package dev.plumbline.processors.benchmarks.served;

import org.jspecify.annotations.NullMarked;
