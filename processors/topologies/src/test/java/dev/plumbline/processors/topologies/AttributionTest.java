package dev.plumbline.processors.topologies;

import static dev.plumbline.processors.topologies.Streamed.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.drift.DriftRule;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertState;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.ChangeKind;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A firing says which element carries it and which change events are near. */
class AttributionTest {
    private static final Rules RULES = new Rules(
            List.of(),
            List.of(new DriftRule(
                    "quality",
                    Grouping.parse("feature"),
                    Map.of(),
                    Set.of(),
                    MeanDriftConfig.DEFAULT.withWarmUp(WarmUp.ofSamples(400)),
                    Severity.WARNING)));
    private static final Instant CHANGE = ARRIVAL.plusSeconds(15 * 800);

    private Version version = (i, at) -> "";

    @TempDir(factory = MemoryDirectory.class)
    private Path directory;

    @Test
    void shouldNameTheSegmentThatCarriesTheChange() {
        Alert alert = fired("segment", (i, tenant) -> tenant.equals("acme") ? .5 : 0);
        assertThat(alert.getVerdict()).isEqualTo("segment");
        assertThat(alert.getAttributions().get(0).getDimension()).isEqualTo("tenant");
        assertThat(alert.getAttributions().get(0).getValue()).isEqualTo("acme");
        assertThat(alert.getAttributions().get(0).getShareMicros()).isBetween(900_000L, 1_100_000L);
        assertThat(alert.getAttributions().get(0).getAfterMicros())
                .isLessThan(alert.getAttributions().get(0).getBeforeMicros() - 300_000);
    }

    @Test
    void shouldBlameNoSegmentWhenEverythingMovesAlike() {
        Alert alert = fired("global", (i, tenant) -> .4);
        assertThat(alert.getVerdict()).isEqualTo("global");
        assertThat(alert.getAttributions()).isEmpty();
    }

    @Test
    void shouldAttachTheChangeEventsThatConcernTheSeries() {
        Alert alert = fired("changes", (i, tenant) -> .4);
        assertThat(alert.getChanges()).extracting("changeId").containsExactly("near", "deploy");
        assertThat(alert.getChanges().get(0).getAuthor()).isEqualTo("dana");
        assertThat(alert.getChanges().get(0).getApprover()).isEqualTo("lee");
        assertThat(alert.getChanges().get(0).getLink()).isEqualTo("https://example.org/pr/7");
    }

    @Test
    void shouldShowTheValuesBeforeAndSinceOnTheSameBins() {
        Alert alert = fired("histogram", (i, tenant) -> .4);
        assertThat(alert.getHistogram().getEdgesMicros())
                .isSorted()
                .hasSameSizeAs(alert.getHistogram().getBefore());
        assertThat(alert.getHistogram().getAfter().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isPositive();
        assertThat(alert.getHistogram().getBefore().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isGreaterThan(500);
    }

    @Test
    void shouldCallANewVersionOfTheEvaluatorAChangeOfTheMeasurement() {
        version = (i, at) -> at.isBefore(CHANGE) ? "1" : "2";
        Alert alert = fired("evaluator", (i, tenant) -> .4);
        assertThat(alert.getVerdict()).isEqualTo("evaluator");
        assertThat(alert.getAttributions().get(0).getDimension()).isEqualTo("evaluator");
        assertThat(alert.getAttributions().get(0).getValue()).isEqualTo("judge@2");
        assertThat(alert.getSummary())
                .contains(
                        "The evaluator changed to judge@2: read it as a change of the measurement, not of the model.");
    }

    @Test
    void shouldNotBlameAnEvaluatorThatChangedLongBefore() {
        version = (i, at) -> i < 300 ? "1" : "2";
        assertThat(fired("settled", (i, tenant) -> .4).getVerdict()).isEqualTo("global");
    }

    @Test
    void shouldNotBlameTheOnlyEvaluator() {
        version = (i, at) -> "1";
        assertThat(fired("only", (i, tenant) -> .4).getVerdict()).isEqualTo("global");
    }

    private interface Version {
        String of(int call, Instant at);
    }

    private interface Drop {
        double of(int call, String tenant);
    }

    /** Four calls a minute of three tenants; at the change scores fall by what is given. */
    private Alert fired(String name, Drop drop) {
        try (Streamed streamed = new Streamed(directory.resolve(name), RULES)) {
            for (int i = 0; i < 1_600; i++) {
                Instant at = ARRIVAL.plusSeconds(15L * i);
                String tenant = List.of("acme", "globex", "initech").get(i % 3);
                double score = .5 + (i * 37 % 100) / 200.0 - (at.isBefore(CHANGE) ? 0 : drop.of(i, tenant));
                LlmCall call = Calls.call("c" + i, at)
                        .setTenant(tenant)
                        .setScores(List.of(new InlineScore(
                                "correctness",
                                Math.max(0, score),
                                ScoreSource.HEURISTIC,
                                version.of(i, at).isEmpty() ? "" : "judge",
                                version.of(i, at))))
                        .build();
                streamed.call(call, at);
                if (i == 800) {
                    changes(streamed);
                }
            }
            return streamed.read(Topic.ALERTS, Alert.class).stream()
                    .filter(alert -> alert.getState() == AlertState.FIRING)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void changes(Streamed streamed) {
        streamed.change(change("near", CHANGE, "*", "chat"), CHANGE);
        streamed.change(change("deploy", CHANGE.minusSeconds(300), "*", ""), CHANGE);
        streamed.change(change("other-feature", CHANGE, "*", "search"), CHANGE);
        streamed.change(change("long-ago", CHANGE.minusSeconds(9_000), "*", "chat"), CHANGE);
    }

    private static ChangeEvent change(String id, Instant at, String tenant, String feature) {
        return ChangeEvent.newBuilder()
                .setChangeId(id)
                .setAtMicros(Calls.micros(at))
                .setKind(ChangeKind.PROMPT_PUBLISHED)
                .setTenant(tenant)
                .setFeature(feature)
                .setAuthor("dana")
                .setApprover("lee")
                .setLink("https://example.org/pr/7")
                .build();
    }
}
