/**
 * What moves under a feature's feet: which model serves what was asked for, fingerprints, retirement dates, and how the new
 * model does on the same features. Not here: prices, Kafka, stores, clocks.
 */
@NullMarked
package dev.plumbline.processors.drift.migration;

import org.jspecify.annotations.NullMarked;
