package dev.plumbline.processors.topologies.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.drift.scores.ScoreScale;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.TestStores;
import dev.plumbline.processors.topologies.alerts.AlertLog;
import dev.plumbline.processors.topologies.changes.ChangeLog;
import dev.plumbline.processors.topologies.drift.evidence.Evaluators;
import dev.plumbline.processors.topologies.drift.signals.Signal;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertState;
import dev.plumbline.schemas.records.Severity;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class DriftWatchTest {
    private static final long START = 29_000_000;
    private static final SeriesKey CHAT = SeriesKey.of(Map.of(Dimension.FEATURE, "chat"));
    private static final ScoreKey CORRECT = new ScoreKey("correctness", ScoreKey.Source.HEURISTIC);
    private static final DriftRule RULE = rule(ScoreScale.UNIT, Set.of(), Map.of());

    private final KeyValueStore<Bytes, byte[]> detectors = TestStores.keyValue();
    private final KeyValueStore<Bytes, byte[]> log = TestStores.keyValue();
    private final DriftStores stores = new DriftStores(
            detectors,
            TestStores.keyValue(),
            TestStores.keyValue(),
            TestStores.keyValue(),
            new ChangeLog(TestStores.keyValue(), new InMemorySchemaRegistry()),
            new Evaluators(TestStores.keyValue()),
            TestStores.windows(Duration.ofDays(3), Duration.ofMinutes(1)));
    private final AlertLog alerts = new AlertLog(log, new InMemorySchemaRegistry());
    private DriftWatch watch = watch(RULE, 0);

    @Test
    void shouldFireAndResolveUnderOneId() {
        play(0, 700, 1);
        List<Alert> transitions = transitions();
        assertThat(transitions).extracting(Alert::getState).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
        assertThat(transitions).extracting(Alert::getSequence).containsExactly(0, 1);
        assertThat(transitions)
                .extracting(Alert::getAlertId)
                .containsOnly(transitions.get(0).getAlertId());
        assertThat(transitions)
                .extracting(Alert::getFiredAtMicros)
                .containsOnly(transitions.get(0).getFiredAtMicros());
        assertThat(transitions.get(0).getSummary())
                .matches("Mean correctness \\(heuristic\\) of chat fell from 0\\.4\\d\\d to 0\\.2\\d\\d since .*,"
                        + " over [\\d,]+ scores\\.");
        assertThat(transitions.get(0).getResolvedAtMicros()).isNull();
        assertThat(transitions.get(1).getResolvedAtMicros())
                .isGreaterThan(transitions.get(1).getFiredAtMicros());
    }

    @Test
    void shouldSayTheSameHoweverMinutesAreSplitIntoCommits() {
        play(0, 700, 1);
        List<Alert> everyMinute = transitions();
        DriftWatchTest other = new DriftWatchTest();
        other.play(0, 700, 37);
        assertThat(other.transitions()).isEqualTo(everyMinute);
        assertThat(other.state()).isEqualTo(state());
    }

    @Test
    void shouldSayTheSameAcrossRestarts() {
        play(0, 700, 1);
        DriftWatchTest other = new DriftWatchTest();
        for (int from = 0; from < 700; from += 50) {
            other.play(from, from + 50, 1);
            other.watch = other.watch(RULE, START + from + 50);
        }
        assertThat(other.transitions()).isEqualTo(transitions());
        assertThat(other.state()).isEqualTo(state());
    }

    @Test
    void shouldWaitForAMinuteToClose() {
        merge(CHAT, START, scores(500_000));
        watch.onCommit(START);
        assertThat(detectorHasSeen()).isEqualTo(0);
        watch.onCommit(START + 1);
        assertThat(detectorHasSeen()).isEqualTo(1);
    }

    @Test
    void shouldKeepOpenMinutesAcrossARestart() {
        merge(CHAT, START, scores(500_000));
        watch.onCommit(START);
        watch = watch(RULE, START);
        watch.onCommit(START + 1);
        assertThat(detectorHasSeen()).isEqualTo(1);
    }

    @Test
    void shouldTakeALateScoreIntoTheOldestOpenMinute() {
        merge(CHAT, START, scores(500_000));
        watch.onCommit(START + 10);
        merge(CHAT, START + 2, scores(500_000));
        watch.onCommit(START + 10);
        assertThat(detectorHasSeen()).as("minute 10 is still open").isEqualTo(1);
        watch.onCommit(START + 11);
        assertThat(detectorHasSeen()).isEqualTo(2);
    }

    @Test
    void shouldTakeALateScoreIntoTheOldestOpenMinuteAfterARestart() {
        watch = watch(RULE, START + 10);
        merge(CHAT, START + 2, scores(500_000));
        watch.onCommit(START + 11);
        assertThat(detectorHasSeen()).isEqualTo(1);
    }

    @Test
    void shouldWatchOnlyTheSeriesAndScoresOfItsRule() {
        watch = watch(rule(ScoreScale.UNIT, Set.of("helpfulness"), Map.of("feature", "chat")), 0);
        merge(CHAT, START, scores(500_000));
        merge(SeriesKey.of(Map.of(Dimension.FEATURE, "search")), START, helpful());
        merge(SeriesKey.of(Map.of(Dimension.TENANT, "acme")), START, helpful());
        watch.onCommit(START + 1);
        assertThat(state()).isEmpty();
        merge(CHAT, START + 1, helpful());
        watch.onCommit(START + 2);
        assertThat(state()).hasSize(1);
    }

    @Test
    void shouldStartANewBaselineWhenTheScaleOfTheRuleHasChanged() {
        play(0, 100, 1);
        watch = watch(rule(ScoreScale.of(0, 5), Set.of(), Map.of()), START + 100);
        merge(CHAT, START + 100, scores(500_000));
        watch.onCommit(START + 101);
        assertThat(transitions()).isEmpty();
        assertThat(state()).hasSize(1);
    }

    @Test
    void shouldLeaveDetectorsOfOtherRulesAlone() {
        play(0, 100, 1);
        Map<String, String> before = state();
        watch = new DriftWatch(List.of(), stores, alerts, START + 100);
        merge(CHAT, START + 100, scores(500_000));
        watch.onCommit(START + 200);
        assertThat(state()).isEqualTo(before);
    }

    /** Three scores a minute: a mean of 0.47 that falls by half in minutes 300 to 499. */
    private void play(int from, int to, int minutesACommit) {
        for (int i = from; i < to; i++) {
            boolean bad = i >= 300 && i < 500;
            long base = i % 7 * 100_000L + 200_000L;
            merge(CHAT, START + i, scores(bad ? base / 2 : base, bad ? 200_000 : 400_000, base / (bad ? 2 : 1)));
            if ((i + 1) % minutesACommit == 0 || i == to - 1) {
                watch.onCommit(START + i + 1);
            }
        }
    }

    private DriftWatch watch(DriftRule rule, long closedMinute) {
        return new DriftWatch(List.of(rule), stores, alerts, closedMinute);
    }

    /** Windows hold nothing here, as in a back-fill: what is open is kept apart. */
    private void merge(SeriesKey series, long minute, Aggregate part) {
        watch.onMerge(series, minute, part, false);
    }

    private List<Alert> transitions() {
        List<Alert> drained = new ArrayList<>();
        alerts.drain(drained::add);
        return drained;
    }

    private long detectorHasSeen() {
        DetectorKey key = new DetectorKey(RULE.id(), CHAT, Signal.of(CORRECT));
        byte[] stored = detectors.get(Bytes.wrap(key.toBytes()));
        return stored == null
                ? 0
                : Tracked.fromBytes(stored, key.signal(), RULE)
                        .detector()
                        .status()
                        .samples();
    }

    private Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        try (var all = detectors.all()) {
            all.forEachRemaining(
                    entry -> state.put(entry.key.toString(), HexFormat.of().formatHex(entry.value)));
        }
        return state;
    }

    private static Aggregate scores(long... micros) {
        Aggregate part = new Aggregate();
        for (long score : micros) {
            part.addScore(CORRECT, score);
        }
        return part;
    }

    private static Aggregate helpful() {
        Aggregate part = new Aggregate();
        part.addScore(new ScoreKey("helpfulness", ScoreKey.Source.HUMAN), 500_000);
        return part;
    }

    private static DriftRule rule(ScoreScale scale, Set<String> scores, Map<String, String> filter) {
        MeanDriftConfig detector = MeanDriftConfig.DEFAULT.withScale(scale).withWarmUp(WarmUp.ofSamples(600));
        return new DriftRule("quality", Grouping.parse("feature"), filter, scores, detector, Severity.WARNING);
    }
}
