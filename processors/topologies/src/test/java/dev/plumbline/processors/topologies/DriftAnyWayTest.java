package dev.plumbline.processors.topologies;

import static dev.plumbline.processors.topologies.Streamed.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.drift.DriftRule;
import dev.plumbline.processors.topologies.drift.signals.SignalKind;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.ChangeKind;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Severity;
import dev.plumbline.schemas.records.Usage;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * The same history within the grace gives the same drift alerts, byte for byte: whatever the order of arrival, however
 * features are spread over tasks, and wherever the tasks stop and start. All signals are watched, with attribution.
 */
class DriftAnyWayTest {
    private static final Duration STEP = Duration.ofSeconds(20);
    private static final int CALLS = 1_100;
    private static final int CHANGE = 650;
    private static final Rules RULES = new Rules(
            List.of(),
            List.of(new DriftRule(
                    "all",
                    Grouping.parse("feature"),
                    Map.of(),
                    Set.of(SignalKind.values()),
                    Set.of(),
                    MeanDriftConfig.DEFAULT.withWarmUp(WarmUp.ofSamples(60)),
                    true,
                    Severity.WARNING)));

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void shouldGiveTheSameAlertsByteForByte(@ForAll Random random) {
        List<LlmCall> calls = calls(random);
        Map<String, String> once = play(List.of(calls), random, false, false);
        assertThat(once.keySet()).as("signals that fired").anyMatch(key -> key.contains("latency"));
        assertThat(once).hasSizeGreaterThan(3);
        assertThat(String.join("", once.values()))
                .as("attribution to the new version, the change event, and the new evaluator")
                .contains(hex("prompt_version"), hex("v2"), hex("ship-v2"), hex("rules@2"));
        assertThat(play(List.of(calls), random, true, false))
                .as("any order of arrival")
                .isEqualTo(once);
        assertThat(play(List.of(calls), random, true, true)).as("with restarts").isEqualTo(once);
        assertThat(play(byFeature(calls), random, true, false))
                .as("split over tasks")
                .isEqualTo(once);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Two features; at the change one of them gets a prompt that is worse, slower, longer and refuses more. */
    private static List<LlmCall> calls(Random random) {
        List<LlmCall> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            boolean chat = i % 2 == 0;
            boolean worse = chat && i >= CHANGE && random.nextInt(10) > 0;
            long duration = Math.round((worse ? 3_000_000 : 1_000_000) * Math.exp(random.nextGaussian() * .3));
            calls.add(Calls.call("c" + i, ARRIVAL.plus(STEP.multipliedBy(i)))
                    .setFeature(chat ? "chat" : "search")
                    .setTenant("t" + random.nextInt(3))
                    .setPromptVersion(worse ? "v2" : "v1")
                    .setDurationMicros(duration)
                    .setTimeToFirstTokenMicros(duration / 4)
                    .setOutcome(random.nextInt(100) < (worse ? 50 : 3) ? Outcome.REFUSED : Outcome.OK)
                    .setUsage(
                            new Usage(1_000L, 0L, 0L, 0L, (long) (worse ? 900 : 300) + random.nextInt(100), 0L, 0L, 0L))
                    .setScores(List.of(new InlineScore(
                            "correctness",
                            (worse ? 1 : 5) * random.nextInt(200) / 1_000.0,
                            ScoreSource.HEURISTIC,
                            "rules",
                            chat && i >= CHANGE ? "2" : "1")))
                    .build());
        }
        return calls;
    }

    private static List<List<LlmCall>> byFeature(List<LlmCall> calls) {
        Map<String, List<LlmCall>> split = new TreeMap<>();
        calls.forEach(call -> split.computeIfAbsent(call.getFeature(), unused -> new ArrayList<>())
                .add(call));
        return List.copyOf(split.values());
    }

    /** Every drift alert's bytes by id and sequence, from one task for each part of the calls. */
    private static Map<String, String> play(
            List<List<LlmCall>> parts, Random random, boolean jittered, boolean restarts) {
        Map<String, String> alerts = new TreeMap<>();
        parts.forEach(part -> alerts.putAll(play(part, random, jittered, restarts ? stops(random) : Set.of())));
        return alerts;
    }

    private static TreeSet<Integer> stops(Random random) {
        TreeSet<Integer> stops = new TreeSet<>(Set.of(CHANGE + 1, CHANGE + 40));
        stops.add(1 + random.nextInt(CALLS - 2));
        return stops;
    }

    private static Map<String, String> play(List<LlmCall> calls, Random random, boolean jittered, Set<Integer> stops) {
        Map<LlmCall, Long> arrivals = new IdentityHashMap<>();
        calls.forEach(
                call -> arrivals.put(call, call.getStartedAtMicros() + (jittered ? random.nextInt(100_000_000) : 0)));
        List<LlmCall> sent = new ArrayList<>(calls);
        sent.sort(Comparator.comparing(arrivals::get));
        SchemaRegistry registry = new InMemorySchemaRegistry();
        Path directory = MemoryDirectory.createUnchecked();
        Map<String, String> alerts = new TreeMap<>();
        Streamed streamed = new Streamed(directory, RULES, registry);
        streamed.change(change(), ARRIVAL);
        for (int i = 0; i < sent.size(); i++) {
            if (stops.contains(i)) {
                streamed.stop();
                streamed = new Streamed(directory, RULES, registry);
            }
            streamed.call(sent.get(i), at(arrivals.get(sent.get(i))));
            collect(streamed, alerts);
        }
        Instant end = ARRIVAL.plus(STEP.multipliedBy(CALLS + 60));
        streamed.call(Calls.call("end", end).setFeature("end").build(), end);
        collect(streamed, alerts);
        streamed.close();
        return alerts;
    }

    private static void collect(Streamed streamed, Map<String, String> alerts) {
        streamed.read(Topic.ALERTS, Alert.class)
                .forEach(alert -> alerts.put(
                        alert.getMetric() + " " + alert.getAlertId() + " " + alert.getSequence(),
                        HexFormat.of().formatHex(bytes(alert))));
    }

    private static byte[] bytes(Alert alert) {
        try {
            java.nio.ByteBuffer buffer = alert.toByteBuffer();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ChangeEvent change() {
        Instant at = ARRIVAL.plus(STEP.multipliedBy(CHANGE));
        return ChangeEvent.newBuilder()
                .setChangeId("ship-v2")
                .setAtMicros(Calls.micros(at))
                .setKind(ChangeKind.PROMPT_PUBLISHED)
                .setTenant("*")
                .setFeature("chat")
                .setToVersion("v2")
                .build();
    }

    private static Instant at(long micros) {
        return Instant.EPOCH.plus(Duration.ofMillis(micros / 1_000));
    }
}
