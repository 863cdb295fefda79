package dev.plumbline.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ShortStringsTest {
    private final ShortStrings strings = new ShortStrings();

    @Property(tries = 300)
    void shouldReadWhatIsThere(
            @ForAll @Size(max = 50) List<@StringLength(max = 30) String> texts, @ForAll @IntRange(max = 9) int before) {
        for (int round = 0; round < 2; round++) {
            for (String text : texts) {
                assertReads(text, before);
            }
        }
    }

    @Property(tries = 300)
    void shouldTellApartWhatIsAlmostTheSame(
            @ForAll @Size(max = 50) List<@StringLength(max = 26) @CharRange(from = 'a', to = 'b') String> texts) {
        texts.forEach(text -> assertReads(text, 0));
        texts.forEach(text -> assertReads(text, 3));
    }

    private void assertReads(String text, int before) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] source = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, source, before, bytes.length);
        assertThat(strings.of(source, before, bytes.length)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void shouldGiveTheSameObjectForTheSameShortBytes() {
        for (String text : List.of("a", "tenant-1", "feature-17", "a name of 24 characters!")) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(strings.of(bytes, 0, bytes.length)).isSameAs(strings.of(bytes.clone(), 0, bytes.length));
        }
    }

    @Test
    void shouldTellTextsFromTheirBeginnings() {
        byte[] padded = {'a', 0, 0};
        assertThat(strings.of(padded, 0, 1)).isEqualTo("a");
        assertThat(strings.of(padded, 0, 2)).isEqualTo("a\0");
        assertThat(strings.of(padded, 0, 3)).isEqualTo("a\0\0");
    }
}
