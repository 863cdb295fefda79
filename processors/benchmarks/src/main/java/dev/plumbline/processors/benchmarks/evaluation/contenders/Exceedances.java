package dev.plumbline.processors.benchmarks.evaluation.contenders;

import dev.plumbline.processors.benchmarks.evaluation.simulation.Minute;
import dev.plumbline.processors.drift.ExceedanceDriftDetector;
import java.util.Arrays;
import java.util.Optional;

/** The detector of latencies, whose reference values are the quantiles of the first thousand. */
final class Exceedances implements Contender {
    private static final int FIRST = 1_000;

    private final ExceedanceDriftDetector detector;
    private final double[] first = new double[FIRST];
    private double[] references = {};
    private int collected;

    Exceedances(int arlDays) {
        this.detector = new ExceedanceDriftDetector(ExceedanceDriftDetector.DEFAULT.withArlDays(arlDays));
    }

    @Override
    public Optional<Alarm> onMinute(Minute minute) {
        if (references.length == 0) {
            collect(minute.values());
            return Optional.empty();
        }
        long[] above = new long[references.length];
        for (double value : minute.values()) {
            for (int i = 0; i < above.length && value > references[i]; i++) {
                above[i]++;
            }
        }
        return detector.onMinute(minute.minute(), above, minute.values().length)
                .flatMap(found -> Alarm.of(found.transition(), true));
    }

    private void collect(double[] values) {
        int taken = Math.min(values.length, FIRST - collected);
        System.arraycopy(values, 0, first, collected, taken);
        collected += taken;
        if (collected == FIRST) {
            Arrays.sort(first);
            references = ExceedanceDriftDetector.QUANTILES.stream()
                    .mapToDouble(percent -> first[FIRST * percent / 100])
                    .toArray();
        }
    }
}
