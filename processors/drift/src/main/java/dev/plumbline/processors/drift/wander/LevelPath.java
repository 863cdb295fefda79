package dev.plumbline.processors.drift.wander;

import dev.plumbline.processors.drift.sequential.ExpectedMean;
import dev.plumbline.processors.drift.sequential.RecentMinutes;
import java.util.List;

/**
 * Where the level of a series was heading before each of the recent spans, by a Kalman filter. Arrays by span, the
 * earliest first; lengths are positions on the scale.
 */
final class LevelPath {
    final int size;
    final long now;
    final long[] first;
    final double[] starts;
    final double[] count;
    final double[] deviation;
    final double[] level;
    final double[] error;

    LevelPath(
            WanderModel model,
            RecentMinutes recent,
            ExpectedMean expectedMillionths,
            double width,
            double scoreVariance) {
        List<RecentMinutes.Span> spans = recent.latestFirst();
        size = spans.size();
        first = new long[size];
        starts = new double[size];
        count = new double[size];
        deviation = new double[size];
        level = new double[size];
        error = new double[size];
        double at = 0;
        double spread = model.variance();
        long end = 0;
        WanderModel.Over over = model.over(1);
        for (int i = 0; i < size; i++) {
            RecentMinutes.Span span = spans.get(size - 1 - i);
            if (i > 0 && span.first() > end + 1) {
                double decay = model.over(span.first() - end - 1).decay();
                at *= decay;
                spread = aged(spread, decay, model.variance());
            }
            first[i] = span.first();
            starts[i] = span.minutes();
            count[i] = span.count();
            double expected = expectedMillionths.over(span.first(), span.last());
            deviation[i] = (span.sum() - span.count() * expected) / width;
            level[i] = at;
            error[i] = spread;
            end = span.last();
            long length = end - span.first() + 1;
            over = length == over.length() ? over : model.over(length);
            double total = conditional(over, model, spread) + scoreVariance / count[i];
            double gain = over.carry() * (over.decay() * spread + model.variance() * (1 - over.decay())) / total;
            at = over.decay() * at + gain * (deviation[i] / count[i] - over.carry() * at);
            spread = aged(spread, over.decay(), model.variance()) - gain * gain * total;
        }
        now = end;
    }

    /** Variance of an average, given the level before it with such an error. */
    static double conditional(WanderModel.Over over, WanderModel model, double error) {
        return over.averageVariance() - over.carry() * over.carry() * (model.variance() - error);
    }

    private static double aged(double error, double decay, double variance) {
        return decay * decay * error + variance * (1 - decay * decay);
    }
}
