package dev.plumbline.processors.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkedPageTest {
    private static final String PAGE =
            "Words.\n<!-- table a -->\nold\n<!-- end -->\nMore.\n<!-- table b -->\nkept\n<!-- end -->\n";

    @Test
    void shouldReplaceWhatIsBetweenTheMarks() {
        assertThat(MarkedPage.fill(PAGE, Map.of("a", "| new |\n"))).isEqualTo(PAGE.replace("old\n", "\n| new |\n\n"));
    }

    @Test
    void shouldFillAPageThatIsFilledAlreadyAsOnce() {
        String filled = MarkedPage.fill(PAGE, Map.of("a", "1\n", "b", "2\n"));
        assertThat(MarkedPage.fill(filled, Map.of("a", "1\n", "b", "2\n"))).isEqualTo(filled);
    }

    @Test
    void shouldLeaveOtherTablesAlone() {
        assertThat(MarkedPage.fill(PAGE, Map.of("c", "new"))).isEqualTo(PAGE);
    }
}
