package dev.plumbline.processors.rollups.partials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.rollups.Aggregate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MinuteCellsTest {

    @Property(tries = 200)
    void shouldBehaveAsAMap(@ForAll List<Byte> near, @ForAll List<Long> far) {
        MinuteCells cells = new MinuteCells();
        for (int round = 0; round < 2; round++) {
            Map<Long, Aggregate> model = new HashMap<>();
            near.forEach(minute -> touch(cells, model, minute));
            far.forEach(minute -> touch(cells, model, minute));
            Map<Long, Aggregate> seen = new HashMap<>();
            cells.forEach(seen::put);
            assertThat(seen).isEqualTo(model);
            cells.clear();
            assertThat(cells.isEmpty()).isTrue();
        }
    }

    private static void touch(MinuteCells cells, Map<Long, Aggregate> model, long minute) {
        Aggregate found = cells.find(minute);
        assertThat(found).isSameAs(model.get(minute));
        if (found == null) {
            model.put(minute, cells.add(minute));
        }
    }
}
