package dev.plumbline.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSchemaRegistryTest {

    private static final String STRING = "{\"schema\":\"\\\"string\\\"\",\"unknown\":1}";
    private static final String UNKNOWN = "{\"error_code\":40403,\"message\":\"Schema not found\"}";
    private static final Schema SCHEMA = Schema.create(Schema.Type.STRING);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final List<Duration> waits = new ArrayList<>();
    private ScriptedServer one;
    private ScriptedServer two;

    @BeforeEach
    void start() throws IOException {
        one = new ScriptedServer();
        two = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void shouldAskOnceForTheSchemaOfAnId() {
        one.answer(200, STRING);
        SchemaRegistry registry = registry(one.url());

        assertThat(registry.schemaById(7)).isEqualTo(SCHEMA);
        assertThat(registry.schemaById(7)).isEqualTo(SCHEMA);

        assertThat(one.requests()).containsExactly("GET /schemas/ids/7");
    }

    @Test
    void shouldAskOnceForTheIdOfASchema() {
        one.answer(200, "{\"id\":3}");
        SchemaRegistry registry = registry(one.url());

        assertThat(registry.register("a b", SCHEMA, true)).isEqualTo(3);
        assertThat(registry.register("a b", SCHEMA, true)).isEqualTo(3);

        assertThat(one.requests()).containsExactly("POST /subjects/a%20b/versions?normalize=true");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void shouldAskAgainWhenTheFaultMayPass(int status) {
        one.answer(status, "busy").answer(200, STRING);

        assertThat(registry(one.url()).schemaById(7)).isEqualTo(SCHEMA);

        assertThat(one.requests()).hasSize(2);
        assertThat(waits).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 422})
    void shouldNotAskAgainWhenItWasRefused(int status) {
        one.answer(status, "{\"error_code\":" + status + ",\"message\":\"no\"}");

        SchemaRegistryException refused = refusal(registry(one.url(), two.url()));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.isRetriable()).isFalse();
        assertThat(one.requests()).hasSize(1);
        assertThat(two.requests()).isEmpty();
    }

    @Test
    void shouldGoToTheNextUrlAfterThreeRetriesAndStayThere() {
        one.answer(503, "down");
        two.answer(200, STRING);
        SchemaRegistry registry = registry(one.url(), two.url());

        registry.schemaById(1);
        registry.schemaById(2);

        assertThat(one.requests()).hasSize(4);
        assertThat(two.requests()).hasSize(2);
    }

    @Test
    void shouldGoToTheNextUrlWhenNobodyListens() {
        String gone = one.url();
        one.close();
        two.answer(200, STRING);

        assertThat(registry(gone, two.url()).schemaById(7)).isEqualTo(SCHEMA);
        assertThat(waits).hasSize(3);
    }

    @Test
    void shouldSayThatItMayBeTriedLaterWhenNoUrlAnswers() {
        one.answer(503, "down");
        two.answer(502, "down");

        SchemaRegistryException failed = refusal(registry(one.url(), two.url()));

        assertThat(failed.isRetriable()).isTrue();
        assertThat(failed.status()).isEqualTo(502);
        assertThat(one.requests()).hasSize(4);
        assertThat(two.requests()).hasSize(4);
    }

    @Test
    void shouldTakeAPageThatIsNotJsonForAFaultOnTheWay() {
        one.answer(200, "<html>").answer(200, STRING);

        assertThat(registry(one.url()).schemaById(7)).isEqualTo(SCHEMA);
    }

    @Test
    void shouldWaitAtMostTheDoubledBoundBetweenRetries() {
        one.answer(503, "down");

        refusal(registry(one.url()));

        assertThat(waits).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(waits.get(i)).isBetween(Duration.ZERO, Duration.ofSeconds(1L << i));
        }
    }

    @Test
    void shouldNotWaitLongerThanTheCap() {
        Random highest = new Random() {
            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };

        assertThat(RetryPolicy.DEFAULT.backoff(60, highest)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void shouldNotAskForAnUnknownIdUntilItsTimeIsUp() {
        one.answer(404, UNKNOWN);
        SchemaRegistry registry = registry(one.url());
        assertThat(refusal(registry).isNotFound()).isTrue();

        assertThat(refusal(registry).isNotFound()).isTrue();
        assertThat(one.requests()).hasSize(1);

        now.set(now.get().plusSeconds(11));
        refusal(registry);
        assertThat(one.requests()).hasSize(2);
    }

    @Test
    void shouldTellAServerWithoutGuidsFromAGuidThatIsUnknown() {
        one.answer(404, "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}")
                .answer(404, UNKNOWN);
        SchemaRegistry registry = registry(one.url());

        assertThat(RegistryContract.refusal(() -> registry.schemaByGuid(new UUID(1, 1)))
                        .isUnsupported())
                .isTrue();
        assertThat(RegistryContract.refusal(() -> registry.schemaByGuid(new UUID(1, 2)))
                        .isNotFound())
                .isTrue();
    }

    @Test
    void shouldTakeUserAndPasswordFromTheUrl() {
        one.answer(200, STRING);

        registry("http://ann:pw@" + one.authority()).schemaById(7);

        assertThat(one.authorizations()).containsExactly("Basic YW5uOnB3");
    }

    @Test
    void shouldSendTheConfiguredUserToEveryUrl() {
        one.answer(200, STRING);
        Map<String, Object> values = new HashMap<>(Map.of(
                "schema.registry.url", one.url(),
                "basic.auth.credentials.source", "USER_INFO",
                "basic.auth.user.info", "ann:pw"));

        registry(RegistryConfig.of(values)).schemaById(7);

        assertThat(one.authorizations()).containsExactly("Basic YW5uOnB3");
    }

    @Test
    void shouldGiveUpAtOnceWhenInterrupted() {
        one.answer(503, "down");
        Thread.currentThread().interrupt();

        SchemaRegistryException interrupted = refusal(registry(one.url()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted.isRetriable()).isTrue();
        assertThat(waits).isEmpty();
    }

    private static SchemaRegistryException refusal(SchemaRegistry registry) {
        return RegistryContract.refusal(() -> registry.schemaById(7));
    }

    private SchemaRegistry registry(String... urls) {
        return registry(RegistryConfig.of(String.join(",", urls)));
    }

    private SchemaRegistry registry(RegistryConfig config) {
        return new HttpSchemaRegistry(config, now::get, waits::add, new Random(1));
    }
}
