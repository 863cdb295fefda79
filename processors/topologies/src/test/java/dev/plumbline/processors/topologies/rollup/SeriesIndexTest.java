package dev.plumbline.processors.topologies.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.TestStores;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class SeriesIndexTest {
    private static final long DAY = 24L * 3_600 * 1_000_000;

    private final KeyValueStore<Bytes, byte[]> store = TestStores.keyValue();
    private final SeriesIndex index = new SeriesIndex(store, 400 * DAY);

    @Test
    void shouldForgetASeriesWhenItsLastWindowIsGone() {
        index.note(series("old"), 1_000 * DAY);
        index.note(series("used"), 1_000 * DAY);
        index.note(series("used"), 1_100 * DAY);
        index.note(series("other"), 1_401 * DAY);
        assertThat(known()).containsExactly("old", "other", "used");
        index.note(series("other"), 1_402 * DAY);
        assertThat(known()).containsExactly("other", "used");
    }

    @Test
    void shouldForgetTheSameAfterAStart() {
        index.note(series("old"), 1_000 * DAY);
        new SeriesIndex(store, 400 * DAY).note(series("new"), 1_402 * DAY);
        assertThat(known()).containsExactly("new");
    }

    private static SeriesKey series(String feature) {
        return SeriesKey.of(Map.of(Dimension.FEATURE, feature));
    }

    private Set<String> known() {
        Set<String> features = new TreeSet<>();
        try (var all = store.all()) {
            all.forEachRemaining(entry -> features.add(SeriesKey.fromBytes(entry.key.get())
                    .asMap()
                    .values()
                    .iterator()
                    .next()));
        }
        return features;
    }
}
