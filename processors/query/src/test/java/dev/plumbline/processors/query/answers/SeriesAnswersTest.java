package dev.plumbline.processors.query.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.query.Story;
import dev.plumbline.processors.query.requests.InvalidRequestException;
import dev.plumbline.processors.query.requests.SeriesRequest;
import dev.plumbline.processors.query.requests.SeriesRequestReader;
import dev.plumbline.processors.query.state.InMemoryState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SeriesAnswersTest {

    private static SeriesRequest request(InMemoryState state, Map<String, List<String>> parameters) {
        return new SeriesRequestReader(parameters, Story.NOW, state::keptFrom).read(Set.of());
    }

    @Test
    void shouldRefuseAnAnswerThatWouldHoldTooManyWindows() {
        InMemoryState state = Story.told();
        SeriesRequest request = request(state, Map.of("from", List.of("-3h"), "step", List.of("1m")));

        assertThatThrownBy(() -> new SeriesAnswers(state, 3).answer("x", request))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("more than 3 windows");
    }

    @Property(tries = 60)
    void shouldAddUpToTheSameTotalsHoweverTheyAreGrouped(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0, max = 4_000_000_000L) Long> costs,
            @ForAll @IntRange(min = 1, max = 5) int limit) {
        InMemoryState state = Story.empty();
        long sum = 0;
        for (int i = 0; i < costs.size(); i++) {
            Instant at = Story.NOW.minus(Duration.ofMinutes(37L * i));
            state.count(
                    Story.call(at.toString(), "f" + i % 7, "t" + i % 3, "m", "").cost(costs.get(i)));
            sum += costs.get(i);
        }

        SeriesAnswer answer = new SeriesAnswers(state)
                .answer(
                        "x",
                        request(
                                state,
                                Map.of(
                                        "group_by",
                                        List.of("feature"),
                                        "from",
                                        List.of("-2d"),
                                        "limit",
                                        List.of("" + limit))));

        long rows = answer.data().stream().mapToLong(row -> nanos(row.total())).sum();
        OtherRows other = answer.other();
        assertThat(rows + (other == null ? 0 : nanos(other.total()))).isEqualTo(sum);
        assertThat(nanos(answer.all().total())).isEqualTo(sum);
        assertThat(answer.all().points().stream()
                        .mapToLong(point -> nanos(point.totals()))
                        .sum())
                .isEqualTo(sum);
    }

    private static long nanos(Totals totals) {
        Money cost = totals.cost();
        return cost == null ? 0 : Long.parseLong(cost.nanos());
    }
}
