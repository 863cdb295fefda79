package dev.plumbline.processors.topologies.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryPatienceTest {
    private final List<Long> waits = new ArrayList<>();
    private final RegistryPatience patience = new RegistryPatience(this::elapsed, waits::add);
    private int status = SchemaRegistryException.NO_ANSWER;
    private int failing;

    private long elapsed() {
        return waits.stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void shouldAskAgainUntilTheRegistryAnswers() {
        failing = 8;
        assertThat(patience.around(registry()).subjects()).isEmpty();
        assertThat(patience.failures()).isEqualTo(8);
        assertThat(patience.waiting()).isZero();
        assertThat(waits.stream().map(nanos -> nanos / 1_000_000))
                .startsWith(100L, 200L, 400L)
                .endsWith(5_000L, 5_000L);
    }

    @Test
    void shouldGiveUpBeforeTheGroupTakesTheThreadForDead() {
        failing = Integer.MAX_VALUE;
        assertThatThrownBy(() -> patience.around(registry()).subjects()).isInstanceOf(SchemaRegistryException.class);
        assertThat(Duration.ofNanos(elapsed())).isBetween(Duration.ofMinutes(4), Duration.ofSeconds(245));
    }

    @Test
    void shouldNotWaitForWhatWillNotChange() {
        failing = 1;
        status = 404;
        assertThatThrownBy(() -> patience.around(registry()).subjects()).isInstanceOf(SchemaRegistryException.class);
        assertThat(waits).isEmpty();
        assertThat(patience.failures()).isZero();
    }

    @Test
    void shouldNotWaitWhenThePipelineStops() {
        failing = 1;
        patience.end();
        assertThatThrownBy(() -> patience.around(registry()).subjects()).isInstanceOf(SchemaRegistryException.class);
        assertThat(waits).isEmpty();
    }

    private SchemaRegistry registry() {
        SchemaRegistry working = new InMemorySchemaRegistry();
        return (SchemaRegistry) Proxy.newProxyInstance(
                SchemaRegistry.class.getClassLoader(),
                new Class<?>[] {SchemaRegistry.class},
                (proxy, method, arguments) -> {
                    if (failing-- > 0) {
                        throw new SchemaRegistryException(status, 40403, "planted");
                    }
                    try {
                        return method.invoke(working, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
