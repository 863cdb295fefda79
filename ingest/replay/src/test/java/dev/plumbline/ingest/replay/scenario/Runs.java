package dev.plumbline.ingest.replay.scenario;

import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs scenarios in tests. */
final class Runs {
    /** A Monday. */
    static final Instant LIVE = Instant.parse("2026-11-02T15:30:00Z");

    static final ScenarioConfig CONFIG = ScenarioConfig.startingAt(LIVE, 7);

    private Runs() {}

    static ScenarioConfig small() {
        return CONFIG.withHistory(Duration.ofDays(2), 20_000);
    }

    static List<ReplayRecord> backfill(Scenario scenario) throws IOException {
        RecordSource source = scenario.backfill();
        List<ReplayRecord> records = new ArrayList<>();
        for (ReplayRecord record = source.next(); record != null; record = source.next()) {
            records.add(record);
        }
        return records;
    }

    static List<ReplayRecord> live(Scenario scenario, int count) throws IOException {
        RecordSource source = scenario.live();
        List<ReplayRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(source.next());
        }
        return records;
    }

    static List<LlmCall> calls(List<ReplayRecord> records) {
        return records.stream()
                .filter(record -> record instanceof ReplayRecord.Call call && !call.copy())
                .map(record -> ((ReplayRecord.Call) record).call())
                .toList();
    }

    static Stream<LlmCall> of(List<LlmCall> calls, Feature feature) {
        return calls.stream().filter(call -> call.getFeature().equals(feature.label()));
    }

    static double meanScore(Stream<LlmCall> calls) {
        return calls.flatMap(call -> call.getScores().stream())
                .mapToDouble(InlineScore::getValue)
                .average()
                .orElseThrow();
    }

    static Predicate<LlmCall> from(Instant time) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
        return call -> call.getStartedAtMicros() >= micros;
    }
}
