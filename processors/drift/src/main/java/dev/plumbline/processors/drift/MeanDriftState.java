package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.baseline.Baseline;
import dev.plumbline.processors.drift.baseline.ReferenceSample;
import dev.plumbline.processors.drift.scores.ScoreScale;
import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;

/** The bytes of a {@link MeanDriftDetector}: version of the form, scale, phase, last minute, reference sample, evidence. */
final class MeanDriftState {
    private MeanDriftState() {}

    static byte[] write(MeanDriftDetector detector) {
        StateWriter out = new StateWriter();
        append(detector, out);
        return out.toBytes();
    }

    static void append(MeanDriftDetector detector, StateWriter out) {
        DriftPhase phase = detector.phase();
        ScoreScale scale = detector.config().scale();
        out.integer(detector.form().stateVersion())
                .integer(scale.lowMillionths())
                .integer(scale.highMillionths());
        out.integer(phase.ordinal()).integer(detector.lastMinute());
        detector.reference().writeTo(out, phase != DriftPhase.COLLECTING);
        Firing firing = detector.firing();
        if (firing != null) {
            firing.writeTo(out);
        } else if (phase == DriftPhase.ARMED) {
            detector.evidence().writeTo(out, wanders(detector));
            detector.recent().writeTo(out);
        }
    }

    static MeanDriftDetector read(SeriesForm form, MeanDriftConfig config, byte[] state) {
        StateReader in = new StateReader(state);
        MeanDriftDetector detector = next(form, config, in);
        in.end();
        return detector;
    }

    static MeanDriftDetector next(SeriesForm form, MeanDriftConfig config, StateReader in) {
        in.version(form.stateVersion());
        requireScale(config.scale(), in);
        DriftPhase phase = DriftPhase.values()[in.index(DriftPhase.values().length - 1)];
        long lastMinute = in.integer();
        boolean armed = phase != DriftPhase.COLLECTING;
        ReferenceSample reference = empty(form, config);
        reference.readFrom(in, armed);
        MeanDriftDetector detector = new MeanDriftDetector(form, config, reference, lastMinute);
        if (armed) {
            detector.resume(phase == DriftPhase.FIRING ? Firing.read(form.bets(), empty(form, config), in) : null);
        }
        if (phase == DriftPhase.ARMED) {
            detector.evidence().readFrom(in, wanders(detector));
            detector.recent().readFrom(in);
        }
        return detector;
    }

    private static ReferenceSample empty(SeriesForm form, MeanDriftConfig config) {
        return new ReferenceSample(form.baseline(), config.scale(), config.warmUp());
    }

    private static boolean wanders(MeanDriftDetector detector) {
        Baseline baseline = detector.baseline();
        return baseline != null && baseline.wander().isPresent();
    }

    private static void requireScale(ScoreScale scale, StateReader in) {
        long low = in.integer();
        long high = in.integer();
        if (low != scale.lowMillionths() || high != scale.highMillionths()) {
            throw new IllegalArgumentException("state: made on the scale " + low + " to " + high
                    + " millionths, the rule has " + scale.lowMillionths() + " to " + scale.highMillionths());
        }
    }
}
