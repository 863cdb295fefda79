/**
 * The end-to-end benchmark: several ways to read or roll up one generated topic, each in a process of its own, measured in
 * one session on one machine. Its figures are ratios; absolute ones belong to the machine and the hour. It is no test of
 * correctness, beyond that every rollup must have counted every event.
 */
@NullMarked
package dev.plumbline.processors.benchmarks;

import org.jspecify.annotations.NullMarked;
