package dev.plumbline.ingest.client;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.plumbline.ingest.client.delivery.DeliveryListener;
import dev.plumbline.ingest.client.delivery.RecordStream;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.ScoreSource;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public method of what an application holds, with every value of a kind that nobody should send. */
class NeverThrowsTest {
    private static final String LONG = "x".repeat(100_000);
    private static final Map<Class<?>, List<?>> VALUES = Map.ofEntries(
            Map.entry(String.class, Arrays.asList(null, "", LONG, "\ud800", "\u0000")),
            Map.entry(long.class, List.of(Long.MIN_VALUE, -1L, Long.MAX_VALUE)),
            Map.entry(Long.class, Arrays.asList(null, Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(int.class, List.of(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(double.class, List.of(Double.NaN, Double.NEGATIVE_INFINITY, Double.MAX_VALUE)),
            Map.entry(boolean.class, List.of(true, false)),
            Map.entry(
                    Duration.class,
                    Arrays.asList(null, Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(Long.MIN_VALUE))),
            Map.entry(Instant.class, Arrays.asList(null, Instant.MIN, Instant.MAX)),
            Map.entry(Throwable.class, Arrays.asList(null, new StackOverflowError())),
            Map.entry(TokenUsage.class, Arrays.asList(null, TokenUsage.of(Long.MIN_VALUE, Long.MAX_VALUE))),
            Map.entry(Outcome.class, Arrays.asList(null, Outcome.UNKNOWN)),
            Map.entry(ScoreSource.class, Arrays.asList(null, ScoreSource.UNKNOWN)),
            Map.entry(RecordStream.class, Arrays.asList(null, RecordStream.CALLS)),
            Map.entry(LlmCall.class, Arrays.asList(null, new LlmCall(), BlankRecords.call())),
            Map.entry(CallScore.class, Arrays.asList(null, new CallScore())),
            Map.entry(ChangeEvent.class, Arrays.asList(null, new ChangeEvent())),
            Map.entry(DeliveryListener.class, Arrays.asList(null, (DeliveryListener) fate -> {
                throw new IllegalStateException("a listener that fails");
            })));

    private final PlumblineClient client = FakeKafka.answering().client();

    @AfterEach
    void close() {
        client.close(Duration.ZERO);
    }

    static Stream<Method> methods() {
        return Stream.of(PlumblineClient.class, CallBuilder.class, CallHandle.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void shouldNeverThrowWhateverItIsGiven(Method method) {
        for (List<Object> arguments : combinations(method.getParameterTypes())) {
            CallBuilder call = client.call("chat");
            assertThatCode(() -> {
                        method.invoke(target(method, call), arguments.toArray());
                        call.publish();
                    })
                    .as("%s %s", method, arguments)
                    .doesNotThrowAnyException();
        }
    }

    private Object target(Method method, CallBuilder call) {
        if (method.getDeclaringClass() == CallBuilder.class) {
            return call;
        }
        return method.getDeclaringClass() == CallHandle.class ? call.publish() : client;
    }

    private static List<List<Object>> combinations(Class<?>[] types) {
        List<List<Object>> all = List.of(List.of());
        for (Class<?> type : types) {
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> shorter : all) {
                for (Object value : VALUES.get(type)) {
                    List<Object> arguments = new ArrayList<>(shorter);
                    arguments.add(value);
                    longer.add(arguments);
                }
            }
            all = longer;
        }
        return all;
    }
}
