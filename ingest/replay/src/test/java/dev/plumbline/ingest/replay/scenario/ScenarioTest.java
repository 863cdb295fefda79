package dev.plumbline.ingest.replay.scenario;

import static dev.plumbline.ingest.replay.scenario.Runs.CONFIG;
import static dev.plumbline.ingest.replay.scenario.Runs.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.ChangeKind;
import dev.plumbline.schemas.records.LlmCall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    @Test
    void shouldGiveTheSameRecordsForTheSameConfiguration() throws IOException {
        List<ReplayRecord> first = Runs.backfill(new Scenario(Runs.small()));
        List<ReplayRecord> again = Runs.backfill(new Scenario(Runs.small()));

        assertThat(again).isEqualTo(first);
    }

    @Test
    void shouldStayTheSameAcrossVersionsForAGivenSeed() throws IOException {
        List<LlmCall> calls = Runs.calls(Runs.backfill(new Scenario(Runs.small())));

        assertThat(calls.size()).isEqualTo(20_180);
        assertThat(calls.stream().mapToLong(call -> call.getUsage().getOutput()).sum())
                .isEqualTo(3_945_303);
    }

    @Test
    void shouldGiveOtherCallsForAnotherSeedOrAnotherTime() throws IOException {
        ScenarioConfig config = Runs.small();
        ScenarioConfig seeded = ScenarioConfig.startingAt(LIVE, 8).withHistory(Duration.ofDays(2), 20_000);
        ScenarioConfig later =
                ScenarioConfig.startingAt(LIVE.plusSeconds(1), 7).withHistory(Duration.ofDays(2), 20_000);

        HashSet<String> ids = new HashSet<>();
        long calls = 0;
        for (ScenarioConfig each : List.of(config, seeded, later)) {
            List<LlmCall> made = Runs.calls(Runs.backfill(new Scenario(each)));
            made.forEach(call -> ids.add(call.getCallId()));
            calls += made.size();
        }
        assertThat(ids).hasSize((int) calls);
    }

    @Test
    void shouldYieldRecordsInOrderAndEndTheHistoryWhereLiveBegins() throws IOException {
        Scenario scenario = new Scenario(Runs.small());
        List<ReplayRecord> history = Runs.backfill(scenario);
        List<ReplayRecord> live = Runs.live(scenario, 5_000);

        long liveMicros = LIVE.toEpochMilli() * 1000;
        assertThat(history).extracting(ScenarioTest::micros).isSorted().allMatch(at -> at < liveMicros);
        assertThat(live).extracting(ScenarioTest::micros).isSorted().allMatch(at -> at >= liveMicros);
        assertThat(micros(history.get(0)))
                .isGreaterThanOrEqualTo(liveMicros - Duration.ofDays(2).toNanos() / 1000);
    }

    @Test
    void shouldMakeAboutAsManyCallsAsAskedAndSendOneInAThousandTwice() throws IOException {
        List<ReplayRecord> history = Runs.backfill(new Scenario(CONFIG));

        List<LlmCall> calls = Runs.calls(history);
        long copies = history.stream()
                .filter(record -> record instanceof ReplayRecord.Call call && call.copy())
                .count();
        assertThat((double) calls.size()).isCloseTo(240_000, within(2_500d));
        assertThat((double) copies).isCloseTo(240, within(80d));
        assertThat(new HashSet<>(calls.stream().map(LlmCall::getCallId).toList()))
                .hasSize(calls.size());
    }

    @Test
    void shouldFollowTheDayAndTheWeek() throws IOException {
        List<LlmCall> calls = Runs.calls(Runs.backfill(new Scenario(CONFIG)));

        // The zone is chosen so that live begins at ten in the morning: UTC-5 here.
        assertThat(CONFIG.zone()).isEqualTo(ZoneOffset.ofHours(-5));
        double noon = count(calls, "2026-10-28T15:00:00Z");
        double night = count(calls, "2026-10-28T07:00:00Z");
        double sunday = count(calls, "2026-11-01T15:00:00Z");
        assertThat(noon / night).isBetween(6.5, 10.5);
        assertThat(sunday / noon).isCloseTo(.6, within(.07));
    }

    @Test
    void shouldAnnounceTheWorsePromptAndOnlyThat() throws IOException {
        Scenario scenario = new Scenario(CONFIG);
        List<ReplayRecord> history = Runs.backfill(scenario);
        List<ReplayRecord> live = Runs.live(scenario, 6_000);

        assertThat(changes(history))
                .extracting(ChangeEvent::getKind)
                .contains(ChangeKind.DEPLOYED)
                .contains(ChangeKind.PROMPT_PUBLISHED);
        assertThat(changes(live)).singleElement().satisfies(change -> {
            assertThat(change.getFeature()).isEqualTo("support-chat");
            assertThat(change.getToVersion()).isEqualTo("v7");
            assertThat(change.getAtMicros())
                    .isEqualTo(LIVE.plus(Duration.ofMinutes(20)).toEpochMilli() * 1000);
        });
    }

    @Test
    void shouldNameTheThreeEventsWithTheirTimes() {
        assertThat(new Scenario(CONFIG).planted())
                .extracting(PlantedEvent::kind, PlantedEvent::feature, PlantedEvent::tenant, PlantedEvent::at)
                .containsExactly(
                        tuple(PlantedEvent.Kind.WORSE_PROMPT, "support-chat", "", LIVE.plusSeconds(1_200)),
                        tuple(PlantedEvent.Kind.SILENT_MODEL_UPDATE, "code-review", "", LIVE.plusSeconds(2_400)),
                        tuple(PlantedEvent.Kind.RUNAWAY_COST, "doc-summary", "initech", LIVE.plusSeconds(1_800)));
    }

    @Test
    void shouldReportAllThatIsWrongWithAConfiguration() {
        assertThatThrownBy(() -> CONFIG.withHistory(Duration.ZERO, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("history must be")
                .hasMessageContaining("historyCalls must be");
    }

    private static double count(List<LlmCall> calls, String hour) {
        Instant start = Instant.parse(hour);
        return calls.stream()
                .filter(Runs.from(start).and(Runs.from(start.plusSeconds(3600)).negate()))
                .count();
    }

    private static List<ChangeEvent> changes(List<ReplayRecord> records) {
        return records.stream()
                .filter(ReplayRecord.Change.class::isInstance)
                .map(record -> ((ReplayRecord.Change) record).change())
                .toList();
    }

    private static long micros(ReplayRecord record) {
        return ((ReplayRecord.Timed) record).eventMicros();
    }
}
