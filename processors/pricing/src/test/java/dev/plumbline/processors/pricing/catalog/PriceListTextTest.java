package dev.plumbline.processors.pricing.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.processors.pricing.PriceBook;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceListTextTest {

    @Test
    void shouldReadBackWhatItWrites() {
        PriceList bundled = PriceBook.bundledList();

        String text = PriceListWriter.write(bundled);

        assertThat(PriceListReader.read(new StringReader(text))).isEqualTo(bundled);
    }

    @Test
    void shouldReportEveryWrongLineAtOnce() {
        PriceListException error = catchThrowableOfType(PriceListException.class, () -> read("""
                version\tv
                source\ts\tmade up
                pricing\tnonsense
                provider\ta\tmaybe\t-\t-
                model\ta\tm\tx*y
                price\ta\tm\t-\t-\tstandard\t0\t1
                price\ta\tm\tyesterday\t-\tstandard\t0\t1\t-\t-\t-\t1\t-\t-\t-\ts
                price\ta\tm\t-\t25:00-26:00\tstandard\t0\t1\t-\t-\t-\t1\t-\t-\t-\ts
                price\ta\tm\t-\t01:00-01:00\tstandard\t0\t1\t-\t-\t-\t1\t-\t-\t-\ts
                price\ta\tm\t-\t-\texpress\t0\t1\t-\t-\t-\t1\t-\t-\t-\ts
                price\ta\tm\t-\t-\tstandard\t-1\t1\t-\t-\t-\t1\t-\t-\t-\ts
                price\ta\tm\t-\t-\tstandard\t0\t0.0000001\t-\t-\t-\t1\t-\t-\t-\ts
                price\ta\tm\t-\t-\tstandard\t0\t-1\t-\t-\t-\t1\t-\t-\t-\ts
                price\ta\tm\t-\t-\tstandard\t0\t9e9\t-\t-\t-\t1\t-\t-\t-\ts
                """));

        assertThat(error.violations()).hasSize(12);
        assertThat(error.violations().get(0)).startsWith("line 3: ");
    }

    @Test
    void shouldReportEveryContradictionAtOnce() {
        PriceListException error = catchThrowableOfType(PriceListException.class, () -> read("""
                source\ts\tmade up
                provider\ta\tguess\t-\t-
                provider\ta\tnamed\t-\t-
                model\ta\tm\tm
                model\ta\tm\tm2
                price\ta\tm\t-\t-\tstandard\t0\t1\t-\t-\t-\t1\t-\t-\t-\ts
                price\ta\tm\t-\t-\tstandard\t0\t2\t-\t-\t-\t1\t-\t-\t-\tq
                """));

        assertThat(error.violations()).hasSize(5).anyMatch(v -> v.contains("version"));
    }

    private static PriceList read(String text) {
        return PriceListReader.read(new StringReader(text));
    }

    @Test
    void shouldKeepRetirementsAndLetALaterListCorrectThem() {
        PriceList list = PriceListReader.read(
                new StringReader("version\tv1\nretires\topenai\tgpt-4\t2026-12-01\nretires\topenai\to1\t2027-01-31\n"));
        PriceList other = PriceListReader.read(new StringReader("version\tv2\nretires\topenai\tgpt-4\t2027-06-01\n"));

        PriceList both = PriceListReader.read(new StringReader(PriceListWriter.write(list.correctedBy(other))));

        assertThat(PriceBook.of(both).retirements())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("gpt-4", LocalDate.of(2027, 6, 1), "o1", LocalDate.of(2027, 1, 31)));
        PriceListException refused = catchThrowableOfType(
                PriceListException.class,
                () -> PriceListReader.read(new StringReader("version\tv1\nretires\topenai\tgpt-4\tsoon\n")));
        assertThat(refused).hasMessageContaining("line 2");
    }
}
