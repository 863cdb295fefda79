package dev.plumbline.processors.benchmarks.evaluation.report;

import dev.plumbline.processors.benchmarks.evaluation.trials.FalseAlarms;
import java.util.List;

/** False alarms in 1,000 series-days with their intervals, a band a simulation and a line a detector. */
final class AlarmPicture {
    private static final int WIDTH = 720;
    private static final int LINE = 16;
    private static final int GAP = 24;
    private static final double LEAST = .01;
    private static final double MOST = 100_000;

    private AlarmPicture() {}

    static String of(List<FalseAlarms.Row> rows) {
        List<String> simulations =
                rows.stream().map(FalseAlarms.Row::simulation).distinct().toList();
        int height = 70 + rows.size() * LINE + simulations.size() * GAP;
        Svg svg = new Svg(WIDTH, height);
        Axis x = new Axis(LEAST, MOST, 170, WIDTH - 30, true);
        svg.text(20, 20, "start", "False alarms in 1,000 series-days, 95 % intervals; none is drawn at the left edge");
        grid(svg, x, height);
        double y = 36;
        for (String simulation : simulations) {
            y += GAP;
            svg.text(20, y - 8, "start", simulation);
            int number = 0;
            for (FalseAlarms.Row row : rows) {
                if (row.simulation().equals(simulation)) {
                    bar(svg, x, y, row, Svg.TONES[number++ % Svg.TONES.length]);
                    y += LINE;
                }
            }
        }
        return svg.toString();
    }

    private static void grid(Svg svg, Axis x, int height) {
        for (int power = -2; power <= 5; power++) {
            double value = Double.parseDouble("1e" + power);
            svg.line(x.at(value), 36, x.at(value), height - 30, "class=\"grid\"");
            String label = value < .99 ? Double.toString(value) : Tables.number(Math.round(value));
            svg.text(x.at(value), height - 12, "middle", label);
        }
        svg.line(x.at(1), 36, x.at(1), height - 30, "class=\"axis\" stroke-dasharray=\"4 3\"");
    }

    private static void bar(Svg svg, Axis x, double y, FalseAlarms.Row row, String tone) {
        svg.text(x.from() - 12, y + 8, "end", row.contender());
        svg.line(x.at(row.low()), y + 4, x.at(row.high()), y + 4, "stroke=\"" + tone + "\" stroke-width=\"2\"");
        svg.dot(x.at(row.per1000Days()), y + 4, 4, tone);
    }
}
