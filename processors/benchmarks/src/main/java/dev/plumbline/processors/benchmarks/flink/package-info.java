/** The same rollup on Apache Flink, on its mini-cluster in this process. Nothing outside this package knows Flink. */
@NullMarked
package dev.plumbline.processors.benchmarks.flink;

import org.jspecify.annotations.NullMarked;
