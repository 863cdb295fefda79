/** What is measured: each contender reads or rolls up the topic in the process it is started in, with as many threads. */
@NullMarked
package dev.plumbline.processors.benchmarks.contenders;

import org.jspecify.annotations.NullMarked;
