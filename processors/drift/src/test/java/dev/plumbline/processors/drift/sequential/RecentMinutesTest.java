package dev.plumbline.processors.drift.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RecentMinutesTest {
    @Property(tries = 100)
    void shouldKeepEveryCountInOrderAndWithinBounds(@ForAll @IntRange(min = 1, max = 10_000) int minutes) {
        RecentMinutes recent = filled(minutes);
        List<RecentMinutes.Span> spans = recent.latestFirst();
        assertThat(spans).hasSizeLessThanOrEqualTo(74);
        assertThat(spans.stream().mapToLong(RecentMinutes.Span::count).sum()).isEqualTo(3L * minutes);
        long before = 10L * minutes;
        for (RecentMinutes.Span span : spans) {
            assertThat(span.last()).isLessThan(before).isGreaterThanOrEqualTo(span.first());
            long age = 10L * minutes - span.last();
            assertThat(span.last() - span.first()).isLessThanOrEqualTo(Math.max(0, age / 3));
            before = span.first();
        }
    }

    @Example
    void shouldForgetTheOldestInTheEnd() {
        assertThat(filled(100_000).latestFirst()).hasSizeLessThanOrEqualTo(74);
    }

    @Property(tries = 50)
    void shouldComeBackFromItsBytes(@ForAll @IntRange(max = 15_000) int minutes) {
        RecentMinutes recent = filled(minutes);
        StateWriter out = new StateWriter();
        recent.writeTo(out);
        RecentMinutes copy = new RecentMinutes();
        StateReader in = new StateReader(out.toBytes());
        copy.readFrom(in);
        in.end();
        assertThat(copy.latestFirst()).isEqualTo(recent.latestFirst());
    }

    @Property(tries = 50)
    void shouldFindWhereTheMeanFell(@ForAll @IntRange(min = 10, max = 24) int sinceMinutes) {
        RecentMinutes recent = new RecentMinutes();
        for (int minute = 0; minute < 1000; minute++) {
            recent.add(minute, 10, minute < 1000 - sinceMinutes ? 8_000_000 : 5_000_000);
        }
        Onset onset = new OnsetSearch(Direction.DROP, (first, last) -> 800_000, 200_000, 1).search(recent);
        assertThat(onset.minute()).isEqualTo(1000 - sinceMinutes);
        assertThat(onset.lowMinute()).isLessThanOrEqualTo(onset.minute());
        assertThat(onset.highMinute()).isGreaterThanOrEqualTo(onset.minute());
        assertThat(onset.count()).isEqualTo(10L * sinceMinutes);
        assertThat((double) onset.meanMillionths()).isEqualTo(500_000, within(1.0));
    }

    @Example
    void shouldFallBackOnTheLatestMinuteWhenTheMeanIsOnTheOtherSide() {
        RecentMinutes recent = filled(100);
        Onset onset = new OnsetSearch(Direction.DROP, (first, last) -> -1e6, 200_000, 1).search(recent);
        assertThat(onset.minute()).isEqualTo(990);
    }

    private static RecentMinutes filled(int minutes) {
        RecentMinutes recent = new RecentMinutes();
        for (int i = 0; i < minutes; i++) {
            recent.add(10L * i, 3, 1_500_000);
        }
        return recent;
    }
}
