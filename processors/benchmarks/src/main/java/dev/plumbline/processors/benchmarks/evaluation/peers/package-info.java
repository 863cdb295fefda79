/**
 * The usual detectors of drift, each as in its paper, for comparison. They see value by value; what they need of the past
 * they are given once, as a reference sample.
 */
@NullMarked
package dev.plumbline.processors.benchmarks.evaluation.peers;

import org.jspecify.annotations.NullMarked;
