package dev.plumbline.processors.topologies;

import static dev.plumbline.processors.topologies.Streamed.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.DeadLetter;
import dev.plumbline.schemas.records.PublisherKind;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.records.Rollup;
import dev.plumbline.schemas.records.ScoreScope;
import dev.plumbline.schemas.serde.RecordDecoder;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Records that no well-behaved publisher sends. One driver for all: whatever comes, the next test still runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRecordsTest {
    private static final String ENDLESS = "x".repeat(200_000);

    private Streamed streamed;
    private Map<String, Long> before;

    @BeforeAll
    void start(@TempDir(factory = MemoryDirectory.class) Path state) {
        streamed = new Streamed(state, Rules.NONE);
    }

    @AfterAll
    void stop() {
        streamed.close();
    }

    @BeforeEach
    void forgetWhatCameOut() {
        streamed.wire(Topic.DEAD_LETTERS);
        streamed.wire(Topic.ROLLUPS);
        before = streamed.ledger();
    }

    @Test
    void shouldQuarantineACallWhoseTenantIsEndless() {
        streamed.call(Calls.call("c", ARRIVAL).setTenant(ENDLESS).build(), ARRIVAL);
        assertThat(counted("calls quarantined out_of_range")).isEqualTo(1);
        assertThat(letter().getDetail()).isEqualTo("tenant has 200000 characters; at most 256 are allowed");
    }

    @Test
    void shouldQuarantineACallWhoseAppIsEndless() {
        streamed.call(Calls.call("c", ARRIVAL).setApp(ENDLESS).build(), ARRIVAL);
        assertThat(counted("calls quarantined out_of_range")).isEqualTo(1);
    }

    @Test
    void shouldQuarantineAScoreWhoseScopeIsEndless() {
        ScoreScope scope = ScoreScope.newBuilder()
                .setCallStartedAtMicros(Calls.micros(ARRIVAL))
                .setFeature("chat")
                .setApp(ENDLESS)
                .build();
        streamed.score(Calls.score("s", "c", 0.5, ARRIVAL).setScope(scope).build(), ARRIVAL);
        assertThat(counted("scores quarantined out_of_range")).isEqualTo(1);
    }

    @Test
    void shouldCutThePublisherThatAHeaderNames() {
        byte[] good = streamed.encoded(Calls.call("by-endless", ARRIVAL).build());
        streamed.send(Topic.CALLS, good, Streamed.publisher("é".repeat(300_000)), ARRIVAL);
        streamed.send(Topic.CALLS, new byte[] {9}, Streamed.publisher(ENDLESS), ARRIVAL);
        assertThat(counted("calls counted")).isEqualTo(1);
        assertThat(letter().getPublisherId()).hasSize(100);
    }

    @Test
    void shouldTakeARecordWithoutPublisherOrValue() {
        byte[] good = streamed.encoded(Calls.call("by-nobody", ARRIVAL).build());
        streamed.send(Topic.CALLS, good, new RecordHeaders(), ARRIVAL);
        streamed.send(Topic.CALLS, good, new RecordHeaders().add(Topic.PUBLISHER_HEADER, null), ARRIVAL);
        streamed.send(Topic.CALLS, null, new RecordHeaders(), ARRIVAL);
        assertThat(counted("calls counted")).isEqualTo(1);
        assertThat(counted("calls duplicate")).isEqualTo(1);
        assertThat(counted("calls quarantined malformed")).isEqualTo(1);
    }

    @Test
    void shouldNotPassTheHeadersOfARecordOn() {
        Headers naming = sendInHeaderForm("two-hours-ago", ARRIVAL.minusSeconds(7_200));
        sendInHeaderForm("now", ARRIVAL);
        streamed.send(Topic.CALLS, new byte[] {1, 2, 3}, naming, ARRIVAL);
        assertThat(counted("calls counted")).isEqualTo(2);
        List<TestRecord<String, byte[]>> rollups = streamed.wire(Topic.ROLLUPS);
        assertThat(rollups)
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.headers()).isEmpty());
        assertThat(streamed.wire(Topic.DEAD_LETTERS))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.headers()).isEmpty());
        RecordDecoder.of(Topic.ROLLUPS, Rollup.class, streamed.registry())
                .decode(rollups.get(0).value(), rollups.get(0).headers(), null);
    }

    private Headers sendInHeaderForm(String id, Instant start) {
        byte[] whole = streamed.encoded(Calls.call(id, start).build());
        Headers naming = new RecordHeaders().add("__value_schema_id", Arrays.copyOf(whole, 5));
        streamed.send(Topic.CALLS, Arrays.copyOfRange(whole, 5, whole.length), naming, ARRIVAL);
        return naming;
    }

    @Test
    void shouldKeepTheLastReportOfAPublisher() {
        report("client-1", 20, 1, new RecordHeaders());
        assertThat(stored("client-1").getStartedAtMicros()).isEqualTo(1);
        report("client-1", 20, 2, new RecordHeaders());
        assertThat(stored("client-1").getStartedAtMicros())
                .as("of the same moment")
                .isEqualTo(2);
        report("client-1", 21, 3, new RecordHeaders());
        assertThat(stored("client-1").getStartedAtMicros()).isEqualTo(3);
    }

    @Test
    void shouldPassOverAReportThatCannotBeRead() {
        report("client-2", 10, 1, new RecordHeaders());
        streamed.send(Topic.PUBLISHERS, new byte[] {0, 0, 0, 9, 9, 1}, new RecordHeaders(), ARRIVAL);
        streamed.send(Topic.PUBLISHERS, new byte[] {7}, new RecordHeaders(), ARRIVAL);
        streamed.send(Topic.PUBLISHERS, null, new RecordHeaders(), ARRIVAL);
        report("client-2", 11, 2, new RecordHeaders());
        assertThat(stored("client-2").getStartedAtMicros()).isEqualTo(2);
    }

    @Test
    void shouldKeepReportsWhoseSchemaStandsInAHeader() {
        report("client-3", 10, 1, inHeader());
        report("client-3", 11, 2, inHeader());
        assertThat(stored("client-3").getStartedAtMicros()).isEqualTo(2);
    }

    /** A sign that the schema id is to go into the header. */
    private static Headers inHeader() {
        return new RecordHeaders().add("__value_schema_id", new byte[0]);
    }

    private void report(String publisher, long asOf, long startedAt, Headers headers) {
        byte[] value = RecordEncoder.of(Topic.PUBLISHERS, PublisherReport.class, streamed.registry())
                .encode(PublisherReport.newBuilder()
                        .setPublisherId(publisher)
                        .setKind(PublisherKind.UNKNOWN)
                        .setStartedAtMicros(startedAt)
                        .setAsOfMicros(asOf)
                        .build());
        if (headers.lastHeader("__value_schema_id") == null) {
            streamed.send(Topic.PUBLISHERS, value, headers, ARRIVAL);
        } else {
            Headers naming = new RecordHeaders().add("__value_schema_id", Arrays.copyOf(value, 5));
            streamed.send(Topic.PUBLISHERS, Arrays.copyOfRange(value, 5, value.length), naming, ARRIVAL);
        }
    }

    private PublisherReport stored(String publisher) {
        KeyValueStore<String, byte[]> reports = streamed.driver.getKeyValueStore("publishers");
        return RecordDecoder.of(Topic.PUBLISHERS, PublisherReport.class, streamed.registry())
                .decode(reports.get(publisher), null, null);
    }

    @Test
    void shouldKeepScoresThatNameTheScopeOfTheirCall() {
        Instant start = Instant.parse("2026-11-20T08:30:00Z");
        ScoreScope scope = ScoreScope.newBuilder()
                .setCallStartedAtMicros(Calls.micros(start))
                .setFeature("unheard-of")
                .setPromptName("greeting")
                .setPromptVersion("v3")
                .build();
        CallScore score = Calls.score("scoped", "elsewhere", 0.25, ARRIVAL)
                .setScope(scope)
                .build();
        streamed.score(score, ARRIVAL);
        streamed.score(score, ARRIVAL);
        assertThat(counted("scores counted")).isEqualTo(1);
        assertThat(counted("scores duplicate")).isEqualTo(1);
        streamed.call(Calls.call("moves-time", ARRIVAL.plusSeconds(600)).build(), ARRIVAL.plusSeconds(600));
        assertThat(streamed.read(Topic.ROLLUPS, Rollup.class))
                .filteredOn(rollup ->
                        rollup.getDimensions().equals(Map.of("feature", "unheard-of", "prompt_version", "greeting@v3")))
                .singleElement()
                .satisfies(rollup -> {
                    assertThat(rollup.getCalls()).isZero();
                    assertThat(rollup.getScores())
                            .singleElement()
                            .satisfies(total -> assertThat(total.getSumMicros()).isEqualTo(250_000));
                });
    }

    private long counted(String line) {
        return streamed.ledger().getOrDefault(line, 0L) - before.getOrDefault(line, 0L);
    }

    private DeadLetter letter() {
        List<DeadLetter> letters = streamed.read(Topic.DEAD_LETTERS, DeadLetter.class);
        assertThat(letters).hasSize(1);
        return letters.get(0);
    }
}
