package dev.plumbline.processors.topologies.drift.detectors;

import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.scores.ScoreScale;
import dev.plumbline.processors.topologies.drift.bytes.ByteReader;
import dev.plumbline.processors.topologies.drift.signals.Signal;

/** Makes the detector of a signal, new or from its bytes. */
public final class Detectors {
    private Detectors() {}

    /**
     * A detector that has seen nothing.
     *
     * @param config settings; scale and sides are those of scores
     * @param scaleLearned true if the scale of a score is learned
     */
    public static Detector fresh(Signal signal, MeanDriftConfig config, boolean scaleLearned) {
        return switch (signal.kind().form()) {
            case MEAN -> new ScoreMean(signal.scoreKey(), config, scaleLearned);
            case RATE -> new EventRate(signal, ofUnit(signal, config));
            case EXCEEDANCE, MINUTE_MEAN -> new Exceedance(signal.kind(), ofUnit(signal, config));
        };
    }

    /**
     * The detector whose bytes are next.
     *
     * @throws RuntimeException if they are malformed or do not fit the settings any more
     */
    public static Detector readFrom(ByteReader in, Signal signal, MeanDriftConfig config, boolean scaleLearned) {
        return switch (signal.kind().form()) {
            case MEAN -> ScoreMean.readFrom(in, signal.scoreKey(), config, scaleLearned);
            case RATE -> EventRate.readFrom(in, signal, ofUnit(signal, config));
            case EXCEEDANCE, MINUTE_MEAN -> Exceedance.readFrom(in, signal.kind(), ofUnit(signal, config));
        };
    }

    private static MeanDriftConfig ofUnit(Signal signal, MeanDriftConfig config) {
        return config.withScale(ScoreScale.UNIT).withDirections(signal.kind().sides(config.directions()));
    }
}
