package dev.plumbline.processors.drift.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StateBytesTest {
    @Property
    void shouldReadWhatWasWritten(@ForAll List<Long> integers, @ForAll List<Double> reals) {
        StateWriter out = new StateWriter();
        integers.forEach(out::integer);
        reals.forEach(out::real);
        StateReader in = new StateReader(out.toBytes());
        for (long integer : integers) {
            assertThat(in.integer()).isEqualTo(integer);
        }
        for (double real : reals) {
            assertThat(in.real()).isEqualTo(real);
        }
        in.end();
    }

    @Example
    void shouldKeepInfinitiesAndTheEndsOfTheRange() {
        byte[] bytes = new StateWriter()
                .integer(Long.MIN_VALUE)
                .integer(Long.MAX_VALUE)
                .real(Double.NEGATIVE_INFINITY)
                .toBytes();
        StateReader in = new StateReader(bytes);
        assertThat(in.integer()).isEqualTo(Long.MIN_VALUE);
        assertThat(in.integer()).isEqualTo(Long.MAX_VALUE);
        assertThat(in.real()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Example
    void shouldRefuseBytesThatAreNotState() {
        assertThatThrownBy(() -> new StateReader(new byte[0]).integer()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StateReader(new byte[3]).real()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StateReader(new byte[1]).end()).isInstanceOf(IllegalArgumentException.class);
        byte[] endless = new byte[20];
        Arrays.fill(endless, (byte) -1);
        assertThatThrownBy(() -> new StateReader(endless).integer()).isInstanceOf(IllegalArgumentException.class);
        byte[] nan = new StateWriter().real(Double.NaN).toBytes();
        assertThatThrownBy(() -> new StateReader(nan).real()).isInstanceOf(IllegalArgumentException.class);
        byte[] large = new StateWriter().integer(9).toBytes();
        assertThatThrownBy(() -> new StateReader(large).index(8)).isInstanceOf(IllegalArgumentException.class);
    }
}
