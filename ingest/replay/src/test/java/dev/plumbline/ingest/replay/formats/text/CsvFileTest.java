package dev.plumbline.ingest.replay.formats.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    @TempDir
    Path dir;

    @Test
    void shouldReadColumnsByNameInTheOrderAskedFor() throws IOException {
        assertThat(rows("a,b,c\n1,2,3\n4,5,6\n", "c", "a"))
                .containsExactly(new CsvFile.Row(2, List.of("3", "1"), ""), new CsvFile.Row(3, List.of("6", "4"), ""));
    }

    @Test
    void shouldReadQuotedFieldsWithCommasAndDoubledQuotes() throws IOException {
        assertThat(rows("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n\"\",\n", "a", "b"))
                .extracting(CsvFile.Row::values)
                .containsExactly(List.of("x, y", "say \"hi\""), List.of("", ""));
    }

    @Test
    void shouldNumberLinesWithBlankOnesCounted() throws IOException {
        assertThat(rows("a\r\n\r\n1\r\n \n2", "a"))
                .extracting(CsvFile.Row::line)
                .containsExactly(3L, 5L);
    }

    @Test
    void shouldReportRowsThatAreNotCsv() throws IOException {
        assertThat(rows("a,b\n1\n\"x\"y,2\n\"x,2\n1,2,3\n", "a"))
                .extracting(CsvFile.Row::fault)
                .containsExactly(
                        "has 1 fields, but the header has 2",
                        "has text after a closing quote in field 1",
                        "has a quote that is not closed",
                        "has 3 fields, but the header has 2");
    }

    @Test
    void shouldRefuseAnEmptyFileAndABrokenHeader() {
        assertThatThrownBy(() -> rows("", "a")).hasMessage("rows.csv has no column \"a\"");
        assertThatThrownBy(() -> rows("\"a\n", "a")).hasMessageContaining("header that cannot be read");
    }

    private List<CsvFile.Row> rows(String text, String... columns) throws IOException {
        Path file = Files.writeString(dir.resolve("rows.csv"), text);
        List<CsvFile.Row> rows = new ArrayList<>();
        try (CsvFile csv = new CsvFile(file, List.of(columns))) {
            for (CsvFile.Row row = csv.next(); row != null; row = csv.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
