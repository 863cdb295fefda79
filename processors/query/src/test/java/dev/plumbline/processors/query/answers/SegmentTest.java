package dev.plumbline.processors.query.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.query.requests.Step;
import dev.plumbline.processors.query.requests.TimeRange;
import dev.plumbline.processors.rollups.Resolution;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SegmentTest {
    private static final long MINUTE = 60;

    @Property
    void shouldCoverARangeExactlyOnceInWholeWindows(
            @ForAll @LongRange(min = 29_000_000, max = 29_100_000) long fromMinute,
            @ForAll @LongRange(min = 1, max = 200_000) long minutes) {
        Instant from = Instant.ofEpochSecond(fromMinute * MINUTE);
        Instant to = from.plusSeconds(minutes * MINUTE);

        List<Segment> segments = Segment.of(new TimeRange(from, to, Step.TOTAL, Resolution.MINUTE));

        Instant at = from;
        for (Segment segment : segments) {
            assertThat(segment.from()).isEqualTo(at);
            assertThat(segment.to()).isAfter(at);
            assertThat(segment.from().getEpochSecond() % segment.resolution().seconds())
                    .isZero();
            assertThat(segment.to().getEpochSecond() % segment.resolution().seconds())
                    .isZero();
            at = segment.to();
        }
        assertThat(at).isEqualTo(to);
        assertThat(windows(segments)).isLessThan(59 * 2 + 23 * 2 + minutes / 1_440 + 2);
    }

    private static long windows(List<Segment> segments) {
        return segments.stream()
                .mapToLong(s -> (s.to().getEpochSecond() - s.from().getEpochSecond())
                        / s.resolution().seconds())
                .sum();
    }

    @Test
    void shouldNotReadFinerThanWhatIsKept() {
        Instant from = Instant.parse("2026-11-18T05:00:00Z");
        Instant to = Instant.parse("2026-11-20T07:00:00Z");

        assertThat(Segment.of(new TimeRange(from, to, Step.TOTAL, Resolution.HOUR)))
                .extracting(Segment::resolution)
                .containsExactly(Resolution.HOUR, Resolution.DAY, Resolution.HOUR);
    }
}
