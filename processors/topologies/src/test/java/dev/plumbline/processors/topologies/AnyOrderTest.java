package dev.plumbline.processors.topologies;

import static dev.plumbline.processors.topologies.Streamed.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.budgets.BudgetCalendar;
import dev.plumbline.processors.budgets.BudgetRule;
import dev.plumbline.processors.drift.DriftTransition;
import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.MeanDriftDetector;
import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.sketches.ScoreDistribution;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.drift.DriftRule;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertKind;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Severity;
import dev.plumbline.schemas.records.Usage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * The same history in any order and with any repetitions gives the totals of a sequential model; within the grace it
 * gives the same alerts.
 */
class AnyOrderTest {
    private static final MeanDriftConfig DETECTOR = MeanDriftConfig.DEFAULT.withWarmUp(WarmUp.ofSamples(100));
    private static final BudgetRule BUDGET = new BudgetRule(
            "daily",
            List.of("tenant"),
            Map.of(),
            3_000_000_000L,
            BudgetCalendar.DAY,
            ZoneOffset.UTC,
            BudgetRule.DEFAULT_THRESHOLDS);
    private static final Rules RULES = new Rules(
            List.of(BUDGET),
            List.of(new DriftRule(
                    "quality", Grouping.parse("feature"), Map.of(), Set.of(), DETECTOR, Severity.WARNING)));

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void shouldGiveTheTotalsOfTheModelInAnyOrder(@ForAll Random random) throws IOException {
        List<LlmCall> calls = calls(120, random);
        List<CallScore> scores = scores(calls, random);
        HistoryModel model = new HistoryModel();
        calls.forEach(model::call);
        scores.forEach(model::score);
        try (Streamed streamed = new Streamed(MemoryDirectory.create(), RULES)) {
            List<LlmCall> callsSent = shuffledWithCopies(calls, random);
            List<CallScore> scoresSent = shuffledWithCopies(scores, random);
            callsSent.forEach(call -> streamed.call(call, ARRIVAL));
            scoresSent.forEach(score -> streamed.score(score, ARRIVAL));
            assertThat(HistoryModel.stored(List.of(ViewedWindows.of(streamed.driver))))
                    .isEqualTo(model.totals);
            assertThat(streamed.ledger())
                    .isEqualTo(Map.of(
                            "calls counted",
                            (long) calls.size(),
                            "calls duplicate",
                            (long) callsSent.size() - calls.size(),
                            "scores counted",
                            (long) scores.size(),
                            "scores duplicate",
                            (long) scoresSent.size() - scores.size()));
            assertThat(budgetsFired(streamed)).isEqualTo(budgetsReached(model));
        }
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void shouldGiveTheSameAlertsInAnyOrderWithinTheGrace(@ForAll Random random) throws IOException {
        List<LlmCall> calls = new ArrayList<>();
        for (int i = 0; i < 320; i++) {
            Instant start = ARRIVAL.plusSeconds(30L * i);
            double score = (i < 200 ? 10 : 4) * random.nextInt(100) / 1_000.0;
            calls.add(Calls.call("c" + i, start).setScores(Calls.scored(score)).build());
        }
        List<LlmCall> jittered = shuffledWithCopies(calls, random);
        Map<LlmCall, Long> arrivals = new java.util.IdentityHashMap<>();
        jittered.sort(Comparator.comparing(
                call -> arrivals.computeIfAbsent(call, c -> c.getStartedAtMicros() + random.nextInt(110_000_000))));
        try (Streamed streamed = new Streamed(MemoryDirectory.create(), RULES)) {
            jittered.forEach(
                    call -> streamed.call(call, Instant.EPOCH.plus(Duration.ofMillis(arrivals.get(call) / 1_000))));
            streamed.call(Calls.call("end", ARRIVAL.plusSeconds(30 * 400)).build(), ARRIVAL.plusSeconds(30 * 400));
            List<Alert> drifts = streamed.read(Topic.ALERTS, Alert.class).stream()
                    .filter(alert -> alert.getKind() == AlertKind.DRIFT)
                    .toList();
            assertThat(drifts).isNotEmpty();
            assertThat(drifts.stream().map(AnyOrderTest::words).toList()).isEqualTo(modelTransitions(calls));
        }
    }

    private static List<LlmCall> calls(int count, Random random) {
        List<LlmCall> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant start = ARRIVAL.minusSeconds(random.nextInt(3 * 3_600));
            calls.add(Calls.call("c" + i, start)
                    .setTenant("t" + random.nextInt(3))
                    .setFeature("f" + random.nextInt(3))
                    .setServedModel(random.nextBoolean() ? "gpt-4-0613" : "gpt-4")
                    .setPromptVersion("v" + random.nextInt(2))
                    .setUsage(
                            new Usage((long) random.nextInt(2_000), 0L, 0L, 0L, (long) random.nextInt(900), 0L, 0L, 0L))
                    .setScores(random.nextBoolean() ? List.of() : Calls.scored(random.nextInt(1_000) / 1_000.0))
                    .build());
        }
        return calls;
    }

    private static List<CallScore> scores(List<LlmCall> calls, Random random) {
        List<CallScore> scores = new ArrayList<>();
        for (int i = 0; i < calls.size() / 3; i++) {
            LlmCall call = calls.get(random.nextInt(calls.size()));
            scores.add(Calls.score("s" + i, call.getCallId(), random.nextInt(1_000) / 1_000.0, ARRIVAL)
                    .setTenant(call.getTenant())
                    .build());
        }
        return scores;
    }

    private static <T> List<T> shuffledWithCopies(List<T> records, Random random) {
        List<T> sent = new ArrayList<>(records);
        for (int i = 0; i < records.size() / 5; i++) {
            sent.add(records.get(random.nextInt(records.size())));
        }
        Collections.shuffle(sent, random);
        return sent;
    }

    /** Tenant and threshold in nano-dollars of each alert that fired, with how often. */
    private static Map<String, Integer> budgetsFired(Streamed streamed) {
        Map<String, Integer> fired = new TreeMap<>();
        streamed.read(Topic.ALERTS, Alert.class).stream()
                .filter(alert -> alert.getKind() == AlertKind.BUDGET)
                .forEach(alert ->
                        fired.merge(alert.getDimensions() + " " + alert.getThresholdMicros(), 1, Integer::sum));
        return fired;
    }

    private static Map<String, Integer> budgetsReached(HistoryModel model) {
        Map<String, Long> spent = new TreeMap<>();
        model.totals.forEach((line, nanos) -> {
            if (line.startsWith("day ") && line.contains("{tenant=") && line.endsWith(" cost")) {
                spent.put(line.substring(line.indexOf('{'), line.indexOf('}') + 1), nanos);
            }
        });
        Map<String, Integer> reached = new TreeMap<>();
        spent.forEach((tenant, nanos) -> BUDGET.thresholds().stream()
                .filter(percent -> nanos >= BUDGET.limitNanos() / 100 * percent)
                .forEach(percent -> reached.put(tenant + " " + BUDGET.limitNanos() / 100_000 * percent, 1)));
        return reached;
    }

    /** One detector, fed minute by minute in the order of time. */
    private static List<String> modelTransitions(List<LlmCall> calls) {
        TreeMap<Long, ScoreDistribution> minutes = new TreeMap<>();
        calls.forEach(call -> minutes.computeIfAbsent(
                        call.getStartedAtMicros() / 60_000_000, unused -> new ScoreDistribution())
                .record(Math.round(call.getScores().get(0).getValue() * 1_000_000)));
        MeanDriftDetector detector = new MeanDriftDetector(DETECTOR);
        List<String> transitions = new ArrayList<>();
        minutes.forEach((minute, scores) -> {
            ScoreBatch.Builder batch = ScoreBatch.builder().exactSum(scores.sumMicros());
            scores.histogram().forEachBin((low, high, middle, count) -> batch.bin(middle, count));
            detector.onMinute(minute, batch.build()).map(AnyOrderTest::words).ifPresent(transitions::add);
        });
        return transitions;
    }

    private static String words(DriftTransition transition) {
        return (transition.kind() == DriftTransition.Kind.FIRED ? "FIRING" : "RESOLVED") + " "
                + (transition.firedMinute() + 1) * 60_000_000 + " since "
                + transition.onset().minute() * 60_000_000
                + " " + transition.observedMeanMillionths() + " " + transition.evidenceMillionths();
    }

    private static String words(Alert alert) {
        return alert.getState() + " " + alert.getFiredAtMicros() + " since " + alert.getOnsetMicros() + " "
                + alert.getValueMicros() + " " + alert.getEvidenceMicros();
    }
}
