/**
 * What a scenario draws from: seeded random numbers, and the published distributions of tokens and latencies.
 *
 * <p>This package does not know calls, features or time.
 */
@NullMarked
package dev.plumbline.ingest.replay.scenario.draws;

import org.jspecify.annotations.NullMarked;
