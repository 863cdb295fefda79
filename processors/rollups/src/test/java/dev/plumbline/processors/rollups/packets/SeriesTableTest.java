package dev.plumbline.processors.rollups.packets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.SeriesKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SeriesTableTest {
    private static SeriesKey series(int number) {
        return SeriesKey.of(Map.of(Dimension.FEATURE, "feature-" + number));
    }

    @Property(tries = 200)
    void shouldBehaveLikeAMap(@ForAll @Size(max = 600) List<@IntRange(min = -200, max = 200) Integer> steps) {
        SeriesTable<Integer> table = new SeriesTable<>();
        Map<Integer, Integer> expected = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            int step = steps.get(i);
            if (step < 0) {
                table.remove(series(-step));
                expected.remove(-step);
            } else {
                table.put(series(step), i);
                expected.put(step, i);
            }
        }
        assertThat(table.size()).isEqualTo(expected.size());
        for (int number = 0; number <= 200; number++) {
            assertThat(table.get(series(number))).isEqualTo(expected.get(number));
            byte[] bytes = series(number).toBytes();
            byte[] packet = new byte[bytes.length + 9];
            System.arraycopy(bytes, 0, packet, 5, bytes.length);
            assertThat(table.get(packet, 5, 5 + bytes.length)).isEqualTo(expected.get(number));
            assertThat(table.get(packet, 5, 4 + bytes.length)).isNull();
        }
    }
}
