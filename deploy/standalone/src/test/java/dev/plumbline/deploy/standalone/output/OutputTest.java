package dev.plumbline.deploy.standalone.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTest {
    private static final List<Column> COLUMNS =
            List.of(Column.text("NAME", "/name"), Column.number("SPEND", "/nanos", Numbers::dollars));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|$0.00",
                "1|<$0.01",
                "9999999|<$0.01",
                "10000000|$0.01",
                "452300000000|$452.30",
                "999994999999|$999.99",
                "41306000000000|$41,306",
                "-3100000000|−$3.10",
                "123456789012345678901234567890|$123,456,789,012,345,678,901"
            })
    void shouldShowDollarsFromNanoDollars(String nanos, String shown) {
        assertThat(Numbers.dollars(nanos)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"820000,820 ms", "4310000,4.31 s", "125000000,2m05s", "0,0 ms"})
    void shouldShowDurationsFromMicroseconds(String micros, String shown) {
        assertThat(Numbers.duration(micros)).isEqualTo(shown);
    }

    @Test
    void shouldAlignNumbersRightAndCutNothingOff() throws Exception {
        List<String> lines = new ArrayList<>();

        TextTable.write(
                COLUMNS,
                rows("{'name':'support-chat','nanos':'452300000000'}", "{'name':'a','nanos':'1'}"),
                lines::add);

        assertThat(lines).containsExactly("NAME            SPEND", "support-chat  $452.30", "a              <$0.01");
    }

    @Test
    void shouldWriteExactValuesAndDefuseFormulasInCsv() throws Exception {
        List<String> lines = new ArrayList<>();

        CsvText.write(COLUMNS, rows("{'name':'=1+1, \\\"x\\\"','nanos':'-1'}"), lines::add);

        assertThat(lines).containsExactly("name,spend", "\"'=1+1, \"\"x\"\"\",-1");
    }

    @Test
    void shouldLeaveGapsInASparkline() {
        List<Optional<BigInteger>> values =
                List.of(Optional.of(BigInteger.ZERO), Optional.empty(), Optional.of(BigInteger.TEN));

        assertThat(Sparkline.of(values, false)).isEqualTo("▁·█");
        assertThat(Sparkline.of(values, true)).isEqualTo("_ #");
    }

    @Test
    void shouldKeepToAsciiAndWriteNoColourWhenAsked() {
        Style plain = new Style(false, true);

        assertThat(plain.signs(plain.alarm("■ A → B"))).isEqualTo("# A -> B");
        assertThat(new Style(true, false).alarm("x")).isEqualTo("\u001b[31;1mx\u001b[0m");
    }

    private static List<JsonNode> rows(String... texts) throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        for (String text : texts) {
            rows.add(new ObjectMapper().readTree(text.replace('\'', '"')));
        }
        return rows;
    }
}
