package dev.plumbline.processors.benchmarks.evaluation;

import dev.plumbline.processors.benchmarks.evaluation.EvaluationOptions.Section;
import dev.plumbline.processors.benchmarks.evaluation.replay.ModelUpdates;
import dev.plumbline.processors.benchmarks.evaluation.replay.RecordedCalls;
import dev.plumbline.processors.benchmarks.evaluation.report.Report;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Simulation;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Simulations;
import dev.plumbline.processors.benchmarks.evaluation.trials.Attributions;
import dev.plumbline.processors.benchmarks.evaluation.trials.Delays;
import dev.plumbline.processors.benchmarks.evaluation.trials.ExampleRun;
import dev.plumbline.processors.benchmarks.evaluation.trials.Experiments;
import dev.plumbline.processors.benchmarks.evaluation.trials.FalseAlarms;
import dev.plumbline.processors.benchmarks.evaluation.trials.Fleet;
import dev.plumbline.processors.benchmarks.evaluation.trials.Scope;
import dev.plumbline.processors.benchmarks.evaluation.trials.Workers;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs the sections that are asked for, one after the other. */
final class Evaluation {
    private static final int[] FLEETS = {100, 500};

    private final EvaluationOptions options;
    private final Scope scope;
    private final Workers workers;

    Evaluation(EvaluationOptions options, PrintStream progress) {
        this.options = options;
        this.scope = options.scope();
        this.workers = new Workers(scope.threads(), progress);
    }

    Report run() throws IOException {
        List<FalseAlarms.Row> alarms = new ArrayList<>();
        List<Delays.Row> delays = new ArrayList<>();
        for (Simulation simulation : simulations()) {
            if (wanted(Section.ALARMS)) {
                alarms.addAll(new FalseAlarms(scope, workers).of(simulation));
            }
            if (wanted(Section.DELAYS)) {
                delays.addAll(new Delays(scope, workers).of(simulation));
            }
        }
        return new Report(
                scope,
                simulations(),
                alarms,
                delays,
                wanted(Section.FLEET) ? fleets() : List.of(),
                wanted(Section.EXPERIMENTS) ? new Experiments(scope, workers).run() : List.of(),
                wanted(Section.ATTRIBUTION) ? new Attributions(scope, workers).run() : List.of(),
                wanted(Section.REPLAY) ? replays() : List.of(),
                wanted(Section.EXAMPLE) ? Optional.of(new ExampleRun(scope).run()) : Optional.empty());
    }

    private boolean wanted(Section section) {
        return options.sections().contains(section);
    }

    private List<Simulation> simulations() {
        return Simulations.all().stream()
                .filter(each -> options.only().isEmpty() || options.only().contains(each.name()))
                .toList();
    }

    private List<Fleet.Row> fleets() {
        List<Simulation> mixed = Simulations.all().stream()
                .filter(each -> each.perDay() <= 1_440)
                .toList();
        List<Fleet.Row> rows = new ArrayList<>();
        int most = Math.max(1, scope.seriesDays() / 7);
        for (int detectors : Arrays.stream(FLEETS)
                .map(each -> Math.min(each, most))
                .distinct()
                .toArray()) {
            int weeks = Math.max(1, scope.seriesDays() / detectors / 7 * 4);
            rows.add(new Fleet(scope, workers).of(mixed, detectors, weeks));
        }
        return rows;
    }

    private List<ModelUpdates.Row> replays() throws IOException {
        return options.data().isPresent()
                ? new ModelUpdates(scope).run(RecordedCalls.read(options.data().get()))
                : List.of();
    }
}
