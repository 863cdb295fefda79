package dev.plumbline.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link SchemaRegistry} must do, whichever server is behind it. Subjects are new for each test. */
public abstract class RegistryContract {

    private static final String CALL = "{\"name\":\"call_id\",\"type\":\"string\"}";
    private static final String OPTIONAL = "{\"name\":\"note\",\"type\":\"string\",\"default\":\"\"}";
    private static final String REQUIRED = "{\"name\":\"cost\",\"type\":\"long\"}";

    private final String subject = "contract." + UUID.randomUUID() + "-value";
    private final String name = "R" + UUID.randomUUID().toString().replace("-", "");

    /** The registry under test; the same for all tests of a class. */
    protected abstract SchemaRegistry registry();

    @BeforeEach
    void useTheUsualLevel() {
        registry().setCompatibility(null, CompatibilityLevel.BACKWARD);
    }

    @Test
    void shouldKeepTheIdOfASchemaThatIsRegisteredAgain() {
        int first = registry().register(subject, schema(CALL), false);

        assertThat(registry().register(subject, schema(CALL), false)).isEqualTo(first);
        assertThat(registry().versions(subject)).containsExactly(1);
    }

    @Test
    void shouldGiveOneIdUnderEverySubject() {
        int first = registry().register(subject, schema(CALL), false);

        assertThat(registry().register("other." + subject, schema(CALL), false)).isEqualTo(first);
    }

    @Test
    void shouldGiveAnotherIdToAnotherSchema() {
        int first = registry().register(subject, schema(CALL), false);

        assertThat(registry().register(subject, schema(CALL, OPTIONAL), false)).isNotEqualTo(first);
        assertThat(registry().versions(subject)).containsExactly(1, 2);
    }

    @Test
    void shouldReturnTheSchemaOfAnId() {
        int id = registry().register(subject, schema(CALL, OPTIONAL), false);

        assertThat(registry().schemaById(id)).isEqualTo(schema(CALL, OPTIONAL));
    }

    @Test
    void shouldReturnTheSchemaOfAGuidUnlessItLacksTheCall() {
        registry().register(subject, schema(CALL), false);
        UUID guid = registry().latest(subject).guid();

        try {
            assertThat(registry().schemaByGuid(guid)).isEqualTo(schema(CALL));
        } catch (SchemaRegistryException e) {
            assertThat(e.isUnsupported()).as(e.getMessage()).isTrue();
        }
    }

    @Test
    void shouldFindTheVersionOfASchema() {
        registry().register(subject, schema(CALL), false);
        int id = registry().register(subject, schema(CALL, OPTIONAL), false);

        RegisteredSchema found = registry().lookup(subject, schema(CALL, OPTIONAL), false);

        assertThat(found.version()).isEqualTo(2);
        assertThat(found.id()).isEqualTo(id);
        assertThat(found.subject()).isEqualTo(subject);
        assertThat(found.schema()).isEqualTo(schema(CALL, OPTIONAL));
    }

    @Test
    void shouldReturnOneVersionAndTheLatest() {
        registry().register(subject, schema(CALL), false);
        registry().register(subject, schema(CALL, OPTIONAL), false);

        assertThat(registry().version(subject, 1).schema()).isEqualTo(schema(CALL));
        assertThat(registry().latest(subject).version()).isEqualTo(2);
        assertThat(registry().subjects()).contains(subject);
    }

    @Test
    void shouldKeepDocumentationAndDefaults() {
        Schema documented = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"" + name + "\",\"doc\":\"Wörter\",\"fields\":["
                        + "{\"name\":\"a\",\"type\":\"long\",\"doc\":\"In µs.\",\"default\":7}]}");

        int id = registry().register(subject, documented, false);

        assertThat(registry().schemaById(id).toString()).isEqualTo(documented.toString());
    }

    @Test
    void shouldTakeSubjectsWithAnyCharacters() {
        String odd = subject + " a/b?c=ü%+";

        registry().register(odd, schema(CALL), false);

        assertThat(registry().latest(odd).subject()).isEqualTo(odd);
    }

    @Test
    void shouldSayThatASubjectIsUnknown() {
        assertThat(refusal(() -> registry().lookup(subject, schema(CALL), false))
                        .code())
                .isEqualTo(SchemaRegistryException.SUBJECT_NOT_FOUND);
        assertThat(refusal(() -> registry().versions(subject)).isNotFound()).isTrue();
        assertThat(refusal(() -> registry().latest(subject)).isNotFound()).isTrue();
    }

    @Test
    void shouldSayThatAVersionIsUnknown() {
        registry().register(subject, schema(CALL), false);

        assertThat(refusal(() -> registry().version(subject, 7)).code())
                .isEqualTo(SchemaRegistryException.VERSION_NOT_FOUND);
    }

    @Test
    void shouldSayThatASchemaIsUnknown() {
        registry().register(subject, schema(CALL), false);

        assertThat(refusal(() -> registry().lookup(subject, schema(CALL, OPTIONAL), false))
                        .code())
                .isEqualTo(SchemaRegistryException.SCHEMA_NOT_FOUND);
        assertThat(refusal(() -> registry().schemaById(2_000_000_000)).code())
                .isEqualTo(SchemaRegistryException.SCHEMA_NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        // level, a required field is added, a required field is removed
        "NONE, true, true",
        "BACKWARD, false, true",
        "BACKWARD_TRANSITIVE, false, true",
        "FORWARD, true, false",
        "FORWARD_TRANSITIVE, true, false",
        "FULL, false, false",
        "FULL_TRANSITIVE, false, false"
    })
    void shouldHoldTheLevel(CompatibilityLevel level, boolean mayAdd, boolean mayRemove) {
        registry().register(subject, schema(CALL), false);
        registry().setCompatibility(subject, level);
        String shrinking = "shrinking." + subject;
        registry().register(shrinking, schema(CALL, REQUIRED), false);
        registry().setCompatibility(shrinking, level);

        assertThat(accepts(subject, schema(CALL, REQUIRED))).isEqualTo(mayAdd);
        assertThat(accepts(shrinking, schema(CALL))).isEqualTo(mayRemove);
    }

    @ParameterizedTest
    @EnumSource(
            value = CompatibilityLevel.class,
            names = {"BACKWARD", "BACKWARD_TRANSITIVE"})
    void shouldHoldTransitiveLevelsAgainstEveryVersion(CompatibilityLevel level) {
        registry().setCompatibility(subject, level);
        registry().register(subject, schema(CALL), false);
        registry().register(subject, schema(CALL, OPTIONAL), false);
        Schema withoutDefault = schema(CALL, "{\"name\":\"note\",\"type\":\"string\"}");

        assertThat(accepts(subject, withoutDefault)).isEqualTo(!level.transitive());
    }

    @Test
    void shouldGiveReasonsForAnIncompatibleSchema() {
        registry().setCompatibility(subject, CompatibilityLevel.BACKWARD);
        registry().register(subject, schema(CALL), false);

        assertThat(registry().incompatibilities(subject, schema(CALL, REQUIRED)))
                .isNotEmpty();
        assertThat(registry().incompatibilities(subject, schema(CALL, OPTIONAL)))
                .isEmpty();
        assertThat(registry().versions(subject)).containsExactly(1);
    }

    @Test
    void shouldFindNothingIncompatibleWithAnEmptySubject() {
        assertThat(registry().incompatibilities(subject, schema(CALL))).isEmpty();
    }

    @Test
    void shouldPreferTheLevelOfTheSubject() {
        registry().register(subject, schema(CALL), false);
        assertThat(registry().compatibility(subject)).isEqualTo(CompatibilityLevel.BACKWARD);

        registry().setCompatibility(subject, CompatibilityLevel.FULL);

        assertThat(registry().compatibility(subject)).isEqualTo(CompatibilityLevel.FULL);
        assertThat(registry().compatibility(null)).isEqualTo(CompatibilityLevel.BACKWARD);
    }

    @Test
    void shouldNotTellSchemasApartByTheOrderOfAttributesWhenNormalizing() {
        assumeThat(normalizesOrder()).as("the server sorts attributes").isTrue();
        int id = registry().register(subject, attributes("a", "b"), true);

        assertThat(registry().register(subject, attributes("b", "a"), true)).isEqualTo(id);
        assertThat(registry().lookup(subject, attributes("b", "a"), true).id()).isEqualTo(id);
    }

    @Test
    void shouldForgetASubjectOnlyWhenAskedTwice() {
        int id = registry().register(subject, schema(CALL), false);

        assertThat(registry().deleteSubject(subject, false)).containsExactly(1);
        assertThat(refusal(() -> registry().latest(subject)).isNotFound()).isTrue();
        assertThat(registry().schemaById(id)).isEqualTo(schema(CALL));
        assertThat(registry().deleteSubject(subject, true)).containsExactly(1);

        assertThat(registry().subjects()).doesNotContain(subject);
    }

    @Test
    void shouldHideADeletedVersion() {
        registry().register(subject, schema(CALL), false);
        registry().register(subject, schema(CALL, OPTIONAL), false);

        registry().deleteVersion(subject, 2, false);

        assertThat(registry().versions(subject)).containsExactly(1);
        assertThat(registry().latest(subject).version()).isEqualTo(1);
    }

    @Test
    void shouldGiveOneVersionToManyWhoRegisterAtOnce() throws Exception {
        Set<Integer> ids = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> register = () -> ids.add(registry().register(subject, schema(CALL), false));
            for (var result : threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> register).toList())) {
                result.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(ids).hasSize(1);
        assertThat(registry().versions(subject)).containsExactly(1);
    }

    /** False for a server whose normal form keeps attributes that Avro does not know in their order. */
    protected boolean normalizesOrder() {
        return true;
    }

    /** A record with these fields, of a name that no other test has. */
    protected final Schema schema(String... fields) {
        String text = "{\"type\":\"record\",\"name\":\"%s\",\"namespace\":\"contract\",\"fields\":[%s]}";
        return new Schema.Parser().parse(text.formatted(name, String.join(",", fields)));
    }

    /** A subject that no other test has. */
    protected final String subject() {
        return subject;
    }

    private Schema attributes(String first, String second) {
        String text = "{\"type\":\"record\",\"name\":\"%s\",\"%s\":\"1\",\"%s\":\"1\",\"fields\":[%s]}";
        return new Schema.Parser().parse(text.formatted(name, first, second, CALL));
    }

    private boolean accepts(String candidateSubject, Schema candidate) {
        boolean reasons =
                !registry().incompatibilities(candidateSubject, candidate).isEmpty();
        try {
            registry().register(candidateSubject, candidate, false);
            assertThat(reasons).as("reasons for what was accepted").isFalse();
            return true;
        } catch (SchemaRegistryException e) {
            assertThat(e.code()).isEqualTo(SchemaRegistryException.INCOMPATIBLE);
            assertThat(reasons).as("reasons for what was refused").isTrue();
            return false;
        }
    }

    /** What the registry refuses the action with. */
    protected static SchemaRegistryException refusal(ThrowingCallable action) {
        SchemaRegistryException refused = catchThrowableOfType(SchemaRegistryException.class, action);
        assertThat(refused).as("refusal").isNotNull();
        return refused;
    }
}
