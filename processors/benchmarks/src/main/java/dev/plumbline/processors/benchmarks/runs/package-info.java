/** Runs contenders in processes of their own and takes their measure. */
@NullMarked
package dev.plumbline.processors.benchmarks.runs;

import org.jspecify.annotations.NullMarked;
