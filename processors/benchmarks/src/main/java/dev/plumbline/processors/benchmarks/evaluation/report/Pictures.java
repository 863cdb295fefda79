package dev.plumbline.processors.benchmarks.evaluation.report;

import dev.plumbline.processors.benchmarks.evaluation.trials.Delays;
import dev.plumbline.processors.benchmarks.evaluation.trials.FalseAlarms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pictures of a report by the names of their files; those without figures are left out. */
final class Pictures {
    private static final List<String> DELAYS = List.of("iid-1440", "realistic-1440", "realistic-14400");
    private static final List<String> ALARMS =
            List.of("iid-1440", "realistic-1440", "iid-14400", "realistic-14400", "days-14400");

    private final Report report;

    Pictures(Report report) {
        this.report = report;
    }

    Map<String, String> byFile() {
        Map<String, String> pictures = new LinkedHashMap<>();
        for (String simulation : DELAYS) {
            List<Delays.Row> rows = report.delays().stream()
                    .filter(row -> row.simulation().equals(simulation))
                    .toList();
            if (!rows.isEmpty()) {
                pictures.put("delay-" + simulation + ".svg", DelayPicture.of(simulation, rows));
            }
        }
        List<FalseAlarms.Row> alarms = report.alarms().stream()
                .filter(row -> ALARMS.contains(row.simulation()))
                .toList();
        if (!alarms.isEmpty()) {
            pictures.put("false-alarms.svg", AlarmPicture.of(alarms));
        }
        report.example().ifPresent(run -> pictures.put("example.svg", ExamplePicture.of(run)));
        return pictures;
    }
}
