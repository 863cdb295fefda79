/**
 * Watches signals of series for drift: what waits for its minute to close, the detectors and their baselines, what they
 * find and what that coincides with. The arithmetic of detectors and of attribution is in the drift module.
 */
@NullMarked
package dev.plumbline.processors.topologies.drift;

import org.jspecify.annotations.NullMarked;
