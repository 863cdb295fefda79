package dev.plumbline.processors.topologies.drift.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.drift.sequential.Onset;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.topologies.drift.history.Elements;
import dev.plumbline.processors.topologies.drift.history.Span;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final List<Span> MINUTES = LongStream.range(0, 10)
            .mapToObj(minute -> Span.of(minute, new Aggregate(), new Elements()))
            .toList();

    private static Onset onset(long low, long minute) {
        return new Onset(minute, low, minute + 1, 1, 1);
    }

    private static List<Long> minutes(List<Span> spans) {
        return spans.stream().map(Span::first).toList();
    }

    @Test
    void shouldLeaveOutWhatMayBelongToEitherSide() {
        Comparison comparison = Comparison.of(MINUTES, 0, onset(4, 7));

        assertThat(minutes(comparison.before())).containsExactly(0L, 1L, 2L, 3L);
        assertThat(minutes(comparison.after())).containsExactly(7L, 8L, 9L);
    }

    @Test
    void shouldCountTheUncertainAsBeforeWhenNothingElseIsQuiet() {
        Comparison comparison = Comparison.of(MINUTES, 4, onset(4, 7));

        assertThat(minutes(comparison.before())).containsExactly(4L, 5L, 6L);
    }

    @Test
    void shouldTakeWhatWasNotQuietWhenNothingElseIsBefore() {
        Comparison comparison = Comparison.of(MINUTES, 8, onset(4, 7));

        assertThat(minutes(comparison.before())).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void shouldTakeTheSpanOfTheOnsetWhenNothingHasBegunSince() {
        List<Span> halves =
                List.of(MINUTES.get(0).plus(MINUTES.get(4)), MINUTES.get(5).plus(MINUTES.get(9)));

        Comparison comparison = Comparison.of(halves, 0, onset(6, 7));

        assertThat(minutes(comparison.before())).containsExactly(0L);
        assertThat(minutes(comparison.after())).containsExactly(5L);
    }
}
