package dev.plumbline.processors.benchmarks.evaluation.report;

import dev.plumbline.processors.benchmarks.evaluation.trials.ExampleRun;
import dev.plumbline.processors.benchmarks.evaluation.trials.ExampleRun.Interval;
import dev.plumbline.processors.benchmarks.evaluation.trials.ExampleRun.Point;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One series above, the evidence in it below, and when the change is said to have begun. */
final class ExamplePicture {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 440;
    private static final int SCORES_BOTTOM = 210;
    private static final int EVIDENCE_BOTTOM = 395;

    private ExamplePicture() {}

    static String of(ExampleRun.Result run) {
        Svg svg = new Svg(WIDTH, HEIGHT);
        Axis x = new Axis(-36, 18, 60, WIDTH - 20, false);
        Axis scores = new Axis(.5, .8, SCORES_BOTTOM, 40, false);
        Axis evidence = new Axis(-3, 8, EVIDENCE_BOTTOM, 245, false);
        onset(svg, x, run.onset());
        svg.text(60, 22, "start", "Hourly mean score; baseline dashed; true change at 0; shaded: stated onset");
        axis(svg, scores, List.of(.5, .6, .7, .8), x);
        axis(svg, evidence, List.of(-2.0, 0.0, 2.0, 4.0, 6.0), x);
        dashed(svg, x, scores.at(run.baseline()));
        dashed(svg, x, evidence.at(run.threshold()));
        svg.line(x.at(0), 40, x.at(0), EVIDENCE_BOTTOM, "class=\"axis\"");
        series(svg, x, scores, run.means(), Svg.TONES[1]);
        svg.text(60, 238, "start", "Decimal logarithm of the e-value; threshold dashed");
        series(svg, x, evidence, run.evidence(), Svg.TONES[0]);
        alarm(svg, x, evidence, run);
        for (int hour = -36; hour <= 18; hour += 6) {
            svg.text(x.at(hour), EVIDENCE_BOTTOM + 18, "middle", hour + " h");
        }
        return svg.toString();
    }

    private static void onset(Svg svg, Axis x, @Nullable Interval onset) {
        if (onset != null) {
            double left = x.at(onset.low());
            svg.rectangle(
                    left,
                    40,
                    Math.max(2, x.at(onset.high()) - left),
                    EVIDENCE_BOTTOM - 40,
                    "fill=\"#f59f00\" opacity=\"0.3\"");
        }
    }

    private static void alarm(Svg svg, Axis x, Axis evidence, ExampleRun.Result run) {
        Double alarm = run.alarmHour();
        if (alarm != null && !run.evidence().isEmpty()) {
            Point last = run.evidence().get(run.evidence().size() - 1);
            svg.dot(x.at(alarm), evidence.at(last.value()), 5, Svg.TONES[0]);
            svg.text(
                    x.at(alarm) + 10,
                    evidence.at(last.value()) - 8,
                    "start",
                    "alarm after " + run.samples() + " scores");
        }
    }

    private static void axis(Svg svg, Axis y, List<Double> values, Axis x) {
        for (double value : values) {
            svg.line(x.from(), y.at(value), x.to(), y.at(value), "class=\"grid\"");
            svg.text(x.from() - 8, y.at(value) + 4, "end", String.valueOf(value));
        }
    }

    private static void dashed(Svg svg, Axis x, double y) {
        svg.line(x.from(), y, x.to(), y, "class=\"axis\" stroke-dasharray=\"5 4\"");
    }

    private static void series(Svg svg, Axis x, Axis y, List<Point> points, String tone) {
        svg.path(
                points.stream().mapToDouble(point -> x.at(point.hour())).toArray(),
                points.stream().mapToDouble(point -> y.at(point.value())).toArray(),
                tone,
                2);
    }
}
