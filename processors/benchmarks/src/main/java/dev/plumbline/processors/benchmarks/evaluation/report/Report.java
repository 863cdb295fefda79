package dev.plumbline.processors.benchmarks.evaluation.report;

import dev.plumbline.processors.benchmarks.evaluation.replay.ModelUpdates;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Simulation;
import dev.plumbline.processors.benchmarks.evaluation.trials.Attributions;
import dev.plumbline.processors.benchmarks.evaluation.trials.Delays;
import dev.plumbline.processors.benchmarks.evaluation.trials.ExampleRun;
import dev.plumbline.processors.benchmarks.evaluation.trials.Experiments;
import dev.plumbline.processors.benchmarks.evaluation.trials.FalseAlarms;
import dev.plumbline.processors.benchmarks.evaluation.trials.Fleet;
import dev.plumbline.processors.benchmarks.evaluation.trials.Scope;
import dev.plumbline.processors.benchmarks.report.MarkedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that an evaluation measured.
 *
 * @param scope how much was run
 * @param simulations what was simulated
 * @param alarms false alarms
 * @param delays delays
 * @param fleets false alarms of fleets
 * @param experiments comparisons of variants
 * @param attributions what changes were put down to
 * @param replays real model updates
 * @param example one series
 */
public record Report(
        Scope scope,
        List<Simulation> simulations,
        List<FalseAlarms.Row> alarms,
        List<Delays.Row> delays,
        List<Fleet.Row> fleets,
        List<Experiments.Row> experiments,
        List<Attributions.Row> attributions,
        List<ModelUpdates.Row> replays,
        Optional<ExampleRun.Result> example) {

    /** All figures by section, for JSON. Threads are left out, as no figure depends on them. */
    public Map<String, Object> figures() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seed", scope.seed());
        all.put("seriesDays", scope.seriesDays());
        all.put("trials", scope.trials());
        all.put("goals", new Goals(this).rows());
        all.put("falseAlarms", alarms);
        all.put("delays", delays);
        all.put("fleets", fleets);
        all.put("experiments", experiments);
        all.put("attribution", attributions);
        all.put("modelUpdates", replays);
        example.ifPresent(run -> all.put("example", run));
        return all;
    }

    /** All tables, one below the other. */
    public String text() {
        StringBuilder text = new StringBuilder();
        new Tables(this)
                .byName()
                .forEach((name, table) ->
                        text.append("\n").append(name).append("\n\n").append(table));
        return text.toString();
    }

    /**
     * A page with each table that this report has between its marks; see {@link MarkedPage}.
     *
     * @param wanted names of tables; empty for all
     */
    public String fill(String page, Set<String> wanted) {
        Map<String, String> tables = new Tables(this).byName();
        tables.keySet().removeIf(name -> !wanted.isEmpty() && !wanted.contains(name));
        return MarkedPage.fill(page, tables);
    }

    /** Writes the pictures that this report has figures for into a directory. */
    public void draw(Path directory) throws IOException {
        for (Map.Entry<String, String> picture : new Pictures(this).byFile().entrySet()) {
            Files.writeString(directory.resolve(picture.getKey()), picture.getValue());
        }
    }
}
