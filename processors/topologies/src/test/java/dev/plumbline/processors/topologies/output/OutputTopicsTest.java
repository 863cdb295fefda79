package dev.plumbline.processors.topologies.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.topologies.Calls;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.BudgetState;
import dev.plumbline.schemas.records.DeadLetter;
import dev.plumbline.schemas.records.Rollup;
import dev.plumbline.schemas.records.Usage;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;

class OutputTopicsTest {

    @Property(tries = 2_000)
    void shouldGiveRollupsOfDifferentSeriesDifferentKeys(
            @ForAll("dimensions") Map<String, String> one, @ForAll("dimensions") Map<String, String> other) {
        assertThat(OutputTopics.keyOf(rollup(one)).equals(OutputTopics.keyOf(rollup(other))))
                .isEqualTo(one.equals(other));
    }

    @Property(tries = 2_000)
    void shouldGiveDifferentBudgetsDifferentKeys(
            @ForAll("awkward") String rule,
            @ForAll("dimensions") Map<String, String> one,
            @ForAll("awkward") String otherRule,
            @ForAll("dimensions") Map<String, String> other) {
        assertThat(OutputTopics.keyOf(budget(rule, one)).equals(OutputTopics.keyOf(budget(otherRule, other))))
                .isEqualTo(rule.equals(otherRule) && one.equals(other));
    }

    @Example
    void shouldNotTakeARuleForAPartOfASeries() {
        assertThat(OutputTopics.keyOf(budget("r|feature=y\\", Map.of("tenant", "a"))))
                .isNotEqualTo(OutputTopics.keyOf(budget("r", Map.of("feature", "y|tenant=a"))));
    }

    @Example
    void shouldKeySeriesByNameWhateverTheOrderOfTheMap() {
        Rollup rollup = rollup(new java.util.TreeMap<>(Map.of("tenant", "acme", "feature", "chat")));
        assertThat(OutputTopics.keyOf(rollup)).isEqualTo("feature=chat,tenant=acme|3600|7200000000");
    }

    @Example
    void shouldKeyDeadLettersByTheirOrigin() {
        DeadLetter letter = DeadLetter.newBuilder()
                .setTopic("plumbline.calls")
                .setPartition(3)
                .setOffset(17L)
                .setAppendedAtMicros(0L)
                .setReason("late")
                .setDetail("")
                .setPublisherId("")
                .setSizeBytes(0)
                .build();
        assertThat(OutputTopics.keyOf(letter)).isEqualTo("plumbline.calls-3-17");
        assertThat(OutputTopics.topicOf(letter)).isEqualTo(Topic.DEAD_LETTERS);
    }

    @Example
    void shouldRefuseRecordsThatAreNotSentOut() {
        SpecificRecord call = Calls.call("c", Instant.EPOCH).build();
        assertThatThrownBy(() -> OutputTopics.topicOf(call)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OutputTopics.keyOf(call)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Map<String, String>> dimensions() {
        return Arbitraries.maps(Arbitraries.of("tenant", "feature", "model"), awkward())
                .ofMaxSize(3);
    }

    /** Texts of the characters that separate and escape, so that a clash is likely if it is possible. */
    @Provide
    Arbitrary<String> awkward() {
        return Arbitraries.strings().withChars('|', ',', '\\', '=', 'a').ofMaxLength(4);
    }

    private static Rollup rollup(Map<String, String> dimensions) {
        return Rollup.newBuilder()
                .setDimensions(dimensions)
                .setWindowStartMicros(7_200_000_000L)
                .setWindowSeconds(3_600)
                .setRevision(0)
                .setCalls(0L)
                .setOutcomes(Map.of())
                .setUsage(new Usage(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L))
                .setCostNanos(0L)
                .setUnpricedCalls(0L)
                .setLatencySketch(ByteBuffer.allocate(0))
                .setFirstTokenSketch(ByteBuffer.allocate(0))
                .setScores(List.of())
                .build();
    }

    private static BudgetState budget(String rule, Map<String, String> dimensions) {
        return BudgetState.newBuilder()
                .setRuleId(rule)
                .setDimensions(dimensions)
                .setPeriodStartMicros(0L)
                .setPeriodEndMicros(1L)
                .setZone("UTC")
                .setLimitNanos(1L)
                .setSpentNanos(0L)
                .setUnpricedCalls(0L)
                .setAsOfMicros(0L)
                .build();
    }
}
