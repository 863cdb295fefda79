package dev.plumbline.processors.benchmarks.evaluation.report;

import dev.plumbline.processors.benchmarks.evaluation.trials.Delays;
import java.util.List;

/** Median delay against the size of a drop, a line a detector; both axes logarithmic. */
final class DelayPicture {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int LEGEND = 530;

    private DelayPicture() {}

    static String of(String simulation, List<Delays.Row> rows) {
        Svg svg = new Svg(WIDTH, HEIGHT);
        Axis x = new Axis(.09, 1.1, 70, LEGEND - 20, true);
        double largest = rows.stream()
                .filter(row -> row.median() != null)
                .mapToDouble(row -> row.median() == null ? 0 : row.median())
                .max()
                .orElse(100);
        Axis y = new Axis(10, Math.pow(10, Math.ceil(Math.log10(largest))), HEIGHT - 50, 40, true);
        svg.text(70, 20, "start", "Median samples until a drop is found: " + simulation);
        grid(svg, x, y);
        List<String> contenders =
                rows.stream().map(Delays.Row::contender).distinct().toList();
        for (int i = 0; i < contenders.size(); i++) {
            String contender = contenders.get(i);
            List<Delays.Row> own = rows.stream()
                    .filter(row -> row.contender().equals(contender))
                    .toList();
            series(svg, x, y, own, i);
        }
        return svg.toString();
    }

    private static void grid(Svg svg, Axis x, Axis y) {
        for (double value = y.low(); value <= y.high(); value *= 10) {
            svg.line(x.from(), y.at(value), x.to(), y.at(value), "class=\"grid\"");
            svg.text(x.from() - 8, y.at(value) + 4, "end", Tables.number(value));
        }
        for (double value : new double[] {.1, .25, .5, 1}) {
            svg.line(x.at(value), y.from(), x.at(value), y.to(), "class=\"grid\"");
            svg.text(x.at(value), y.from() + 18, "middle", String.valueOf(value));
        }
        svg.text((x.from() + x.to()) / 2, HEIGHT - 12, "middle", "drop in standard deviations");
    }

    private static void series(Svg svg, Axis x, Axis y, List<Delays.Row> rows, int number) {
        List<double[]> points = rows.stream()
                .filter(row -> row.median() != null)
                .map(row -> new double[] {x.at(Math.abs(row.effect())), y.at(row.median() == null ? 0 : row.median())})
                .toList();
        String tone = Svg.TONES[number % Svg.TONES.length];
        svg.path(
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray(),
                tone,
                number == 0 ? 3 : 1.5);
        points.forEach(point -> svg.dot(point[0], point[1], number == 0 ? 4 : 3, tone));
        double line = 60 + 22.0 * number;
        svg.dot(LEGEND + 10, line - 4, 4, tone);
        svg.text(LEGEND + 22, line, "start", rows.get(0).contender());
    }
}
