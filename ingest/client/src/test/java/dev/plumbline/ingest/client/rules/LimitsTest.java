package dev.plumbline.ingest.client.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What passes here must pass the intake, which has no publisher to answer to and can only quarantine. */
class LimitsTest {
    // The intake refuses larger values unread, unless it is configured otherwise.
    private static final int INTAKE_BYTES = 256 * 1024;

    @Test
    void shouldKeepTheLargestValidRecordsBelowTheSizeThatIntakeRefuses() {
        LlmCall call = FullRecords.call();
        CallScore score = FullRecords.score();

        assertThat(RecordRules.check(call)).isEmpty();
        assertThat(RecordRules.check(score)).isEmpty();
        assertThat(bytes(Topic.CALLS, LlmCall.class, call)).hasSizeBetween(150_000, INTAKE_BYTES);
        assertThat(bytes(Topic.SCORES, CallScore.class, score)).hasSizeLessThan(INTAKE_BYTES);
    }

    @ParameterizedTest
    @MethodSource("textsOfCalls")
    void shouldRefuseTextOfCallThatIsOneCharacterTooLong(Schema.Field field) {
        LlmCall call = FullRecords.call();
        call.put(field.pos(), call.get(field.pos()) + "x");

        assertThat(RecordRules.check(call))
                .extracting(Violation::field, Violation::reason)
                .containsExactly(tuple(field.name(), "out_of_range"));
    }

    static List<Schema.Field> textsOfCalls() {
        return FullRecords.texts(FullRecords.call());
    }

    @ParameterizedTest
    @MethodSource("textsOfScores")
    void shouldRefuseTextOfScoreThatIsOneCharacterTooLong(Schema.Field field) {
        CallScore score = FullRecords.score();
        score.put(field.pos(), score.get(field.pos()) + "x");

        assertThat(RecordRules.check(score))
                .extracting(Violation::field, Violation::reason)
                .containsExactly(tuple(field.name(), "out_of_range"));
    }

    static List<Schema.Field> textsOfScores() {
        return FullRecords.texts(FullRecords.score());
    }

    @ParameterizedTest
    @MethodSource("textsOfScopes")
    void shouldRefuseTextOfScopeThatIsOneCharacterTooLong(Schema.Field field) {
        CallScore score = FullRecords.score();
        score.getScope().put(field.pos(), score.getScope().get(field.pos()) + "x");

        assertThat(RecordRules.check(score))
                .extracting(Violation::field, Violation::reason)
                .containsExactly(tuple("scope." + field.name(), "out_of_range"));
    }

    static List<Schema.Field> textsOfScopes() {
        return FullRecords.texts(FullRecords.score().getScope());
    }

    private static <T extends SpecificRecord> byte[] bytes(Topic topic, Class<T> type, T record) {
        return RecordEncoder.of(topic, type, new InMemorySchemaRegistry()).encode(record);
    }
}
