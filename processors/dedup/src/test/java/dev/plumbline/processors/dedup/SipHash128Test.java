package dev.plumbline.processors.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SipHash128Test {

    private static final Salt KEY = Salt.of(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"));

    /** Test vectors of the reference implementation: key 00 to 0f, input 00 to n - 1. */
    @Test
    void shouldGiveTheReferenceVectors() {
        assertThat(ofBytes(0)).isEqualTo("a3817f04ba25a8e66df67214c7550293");
        assertThat(ofBytes(1)).isEqualTo("da87c1d86b99af44347659119b22fc45");
    }

    private static String ofBytes(int count) {
        SipHash128 hash = new SipHash128(KEY);
        hash.start();
        for (int i = 0; i < count; i++) {
            hash.update(i);
        }
        hash.finish();
        return hex(hash);
    }

    private static String of(Salt salt, String tenant, String id) {
        SipHash128 hash = new SipHash128(salt);
        hash.hash(tenant, id);
        return hex(hash);
    }

    private static String hex(SipHash128 hash) {
        ByteBuffer out = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        return HexFormat.of()
                .formatHex(out.putLong(hash.low()).putLong(hash.high()).array());
    }

    @Test
    void shouldTellApartWhatDiffersInTheBorderOnly() {
        assertThat(of(KEY, "a", "bc")).isNotEqualTo(of(KEY, "ab", "c"));
        assertThat(of(KEY, "", "a")).isNotEqualTo(of(KEY, "a", ""));
        assertThat(of(KEY, "a", "\u00ff")).isNotEqualTo(of(KEY, "a\u00ff", ""));
    }

    @Test
    void shouldTellLoneSurrogatesApart() {
        assertThat(of(KEY, "a", "\ud800")).isNotEqualTo(of(KEY, "a", "\ud801"));
    }

    @Test
    void shouldDependOnTheSalt() {
        assertThat(of(KEY, "a", "b")).isNotEqualTo(of(new Salt(1, 2), "a", "b"));
    }

    @Test
    void shouldNotShowTheSalt() {
        assertThat(KEY.toString()).doesNotContainPattern("\\d");
        assertThat(Salt.of(KEY.toBytes())).isEqualTo(KEY);
        assertThatThrownBy(() -> Salt.of(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }
}
