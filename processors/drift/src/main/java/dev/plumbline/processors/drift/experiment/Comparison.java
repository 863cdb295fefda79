package dev.plumbline.processors.drift.experiment;

/**
 * What is known of the difference between two variants in one measure. Effects are treatment minus control, in the unit
 * of the measure.
 *
 * @param controlSize observations of the control
 * @param treatmentSize observations of the treatment
 * @param controlMean mean of the control
 * @param treatmentMean mean of the treatment
 * @param effect treatment mean minus control mean
 * @param low lower end of the interval that holds the true effect at all times at once, with probability 1 - alpha;
 *     negative infinity while an arm has too few observations
 * @param high its upper end
 * @param logEvidence natural logarithm of the evidence against no difference, now
 * @param pValue always-valid p-value: the smallest level at which a difference may be claimed now or before
 * @param probabilityTreatmentBetter probability that the treatment is better, if effects of the typical size are likely
 *     before any data; a half while an arm has too few observations
 * @param recommendation what to do, by this measure
 */
public record Comparison(
        long controlSize,
        long treatmentSize,
        double controlMean,
        double treatmentMean,
        double effect,
        double low,
        double high,
        double logEvidence,
        double pValue,
        double probabilityTreatmentBetter,
        Recommendation recommendation) {}
