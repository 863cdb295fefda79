package dev.plumbline.processors.drift;

/**
 * A change of a {@link MixDriftDetector}'s verdict.
 *
 * @param element the element whose share tells most, or {@link MixDriftDetector#OTHER}
 * @param transition the change of its share, a rate in millionths; the evidence of a firing is the average over all
 *     elements
 */
public record MixTransition(String element, DriftTransition transition) {}
