package dev.plumbline.processors.topologies.migration;

import dev.plumbline.processors.drift.migration.ServedModel;

/**
 * A model that served a feature.
 *
 * @param feature the feature
 * @param model what was asked for and what answered
 * @param minute the minute of the call, since the epoch
 * @param lastDay last day of the model by the prices in force, in days since the epoch; 0 if none is known
 */
record Sighting(String feature, ServedModel model, long minute, long lastDay) {}
