package dev.plumbline.processors.topologies.drift.evidence;

import dev.plumbline.processors.drift.attribution.Attribution.Verdict;
import dev.plumbline.processors.drift.attribution.Dimension.Element;
import dev.plumbline.processors.drift.attribution.Moments;
import dev.plumbline.processors.drift.sequential.Onset;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.sketches.QuantileSketch;
import dev.plumbline.processors.topologies.changes.ChangeLog;
import dev.plumbline.processors.topologies.drift.detectors.Detector;
import dev.plumbline.processors.topologies.drift.detectors.Finding;
import dev.plumbline.processors.topologies.drift.detectors.Values;
import dev.plumbline.processors.topologies.drift.signals.Signal;
import dev.plumbline.schemas.records.Attribution;
import dev.plumbline.schemas.records.BeforeAfter;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.NearbyChange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands beside the verdict of a firing.
 *
 * @param verdict segment, mix, replacement, global or evaluator; empty if there was nothing to compare
 * @param attributions the elements that carry the change, the largest share first
 * @param changes the change events near the onset, the nearest first
 * @param histogram values before and since; empty for rates
 * @param before mean before the change in millionths of the unit, or the telling quantile where values are held against
 *     quantiles; empty where the detector itself says
 * @param after the same since the change
 */
public record Evidence(
        String verdict,
        List<Attribution> attributions,
        List<NearbyChange> changes,
        Optional<BeforeAfter> histogram,
        Optional<Long> before,
        Optional<Long> after) {
    private static final long MINUTE_MICROS = 60_000_000L;

    public Evidence {
        attributions = List.copyOf(attributions);
        changes = List.copyOf(changes);
    }

    /** Gathers what the history and the change events say about a finding. */
    public static Evidence of(
            SeriesKey series,
            Signal signal,
            String tag,
            Detector detector,
            Finding finding,
            Comparison comparison,
            ChangeLog log) {
        Onset onset = finding.transition().onset();
        List<ChangeEvent> near = new NearbyChanges(log)
                .of(
                        series,
                        onset.minute() * MINUTE_MICROS,
                        onset.lowMinute() * MINUTE_MICROS,
                        (onset.highMinute() + 1) * MINUTE_MICROS);
        QuantileSketch before = Histograms.values(signal, comparison.before());
        QuantileSketch after = Histograms.values(signal, comparison.after());
        Splits splits = Splits.of(comparison, tag, detector, finding);
        Optional<dev.plumbline.processors.drift.attribution.Attribution> found = splits.attribution();
        return new Evidence(
                found.map(Evidence::verdict).orElse(""),
                found.map(attribution -> shares(attribution, splits, near, signal))
                        .orElse(List.of()),
                near.stream().map(NearbyChanges::record).toList(),
                Histograms.of(signal, before, after),
                level(signal, finding, splits, before, true),
                level(signal, finding, splits, after, false));
    }

    /**
     * The same, unless the score has a new evaluator, or a new version of it, around the onset: then it is a change of the measurement
     * and not of what is measured, and attributed to that.
     */
    public Evidence knowing(Evaluators evaluators, SeriesKey series, Signal signal, Finding finding) {
        Optional<String> feature = series.value(Dimension.FEATURE);
        if (!signal.kind().isOfScores() || feature.isEmpty()) {
            return this;
        }
        Onset onset = finding.transition().onset();
        return evaluators
                .newAround(
                        feature.get(),
                        signal.scoreKey(),
                        onset.lowMinute(),
                        onset.highMinute(),
                        finding.transition().minute())
                .map(evaluator ->
                        new Evidence("evaluator", List.of(whole(evaluator)), changes, histogram, before, after))
                .orElse(this);
    }

    private static Attribution whole(String evaluator) {
        return Attribution.newBuilder()
                .setDimension("evaluator")
                .setValue(evaluator)
                .setShareMicros(1_000_000)
                .setIsNew(true)
                .build();
    }

    private static String verdict(dev.plumbline.processors.drift.attribution.Attribution attribution) {
        return attribution.verdict().name().toLowerCase(Locale.ROOT);
    }

    private static List<Attribution> shares(
            dev.plumbline.processors.drift.attribution.Attribution found,
            Splits splits,
            List<ChangeEvent> near,
            Signal signal) {
        if (found.verdict() == Verdict.GLOBAL) {
            return List.of();
        }
        String dimension = found.dimension().orElseThrow();
        return found.shares().stream()
                .map(share -> {
                    Element element = splits.element(dimension, share.element()).orElseThrow();
                    return Attribution.newBuilder()
                            .setDimension(dimension)
                            .setValue(share.element())
                            .setShareMicros(share.shareMillionths())
                            .setChangeId(NearbyChanges.idFor(share.element(), near))
                            .setWithinMicros(millionths(signal, share.withinMillionths()))
                            .setMixMicros(millionths(signal, share.mixMillionths()))
                            .setIsNew(share.isNew())
                            .setBeforeMicros(millionths(signal, element.before().mean()))
                            .setAfterMicros(millionths(signal, element.after().mean()))
                            .setBeforeSize(element.before().count())
                            .setAfterSize(element.after().count())
                            .build();
                })
                .toList();
    }

    /** Shares of calls and scores are in millionths already. */
    private static long millionths(Signal signal, double value) {
        return switch (signal.kind().form()) {
            case MINUTE_MEAN -> Values.millionths(signal.kind(), value);
            default -> Math.round(value);
        };
    }

    private static Optional<Long> level(
            Signal signal, Finding finding, Splits splits, QuantileSketch values, boolean before) {
        return switch (signal.kind().form()) {
            case MEAN, RATE -> Optional.empty();
            case EXCEEDANCE ->
                values.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Values.millionths(signal.kind(), values.quantile(finding.quantile() / 100.0)));
            case MINUTE_MEAN ->
                splits.dimensions().stream()
                        .findFirst()
                        .map(one -> before ? one.before() : one.after())
                        .map(Moments::mean)
                        .or(() -> values.isEmpty() ? Optional.empty() : Optional.of((double) values.quantile(.5)))
                        .map(mean -> Values.millionths(signal.kind(), mean));
        };
    }
}
