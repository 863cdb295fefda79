package dev.plumbline.deploy.standalone.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schemas.Topic;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicPlannerTest {
    private static final TopicSizing FOUR = new TopicSizing(4, 1);

    @Test
    void shouldCreateEveryTopicWhenTheBrokerIsEmpty() {
        TopicPlan plan = TopicPlanner.plan(FOUR, Map.of());

        assertThat(plan.changes())
                .hasSameSizeAs(Topic.values())
                .allMatch(TopicChange.Create.class::isInstance)
                .extracting(TopicChange::describe)
                .contains("create with 4 partitions, 1 copies, delete, LogAppendTime");
        assertThat(plan.refusals()).isEmpty();
    }

    @Test
    void shouldPlanNothingWhenTheBrokerIsAsItShouldBe() {
        assertThat(TopicPlanner.plan(FOUR, asPlanned()).isEmpty()).isTrue();
    }

    @Test
    void shouldNameSettingAndBothValuesWhenASettingDiffers() {
        Map<String, TopicState> actual = asPlanned();
        Map<String, String> settings = new HashMap<>(Topic.CALLS.settings());
        settings.put("retention.ms", "1000");
        actual.put("plumbline.calls", new TopicState(4, settings));

        TopicPlan plan = TopicPlanner.plan(FOUR, actual);

        assertThat(plan.changes())
                .containsExactly(new TopicChange.Alter("plumbline.calls", "retention.ms", "1000", "604800000"));
        assertThat(plan.changes().get(0).describe()).isEqualTo("retention.ms 1000 → 604800000");
    }

    @Test
    void shouldSayThatKeysMoveWhenPartitionsAreAdded() {
        TopicPlan plan = TopicPlanner.plan(new TopicSizing(6, 1), asPlanned());

        assertThat(plan.movesKeys()).isTrue();
        assertThat(plan.changes()).contains(new TopicChange.AddPartitions("plumbline.calls", 4, 6));
    }

    @Test
    void shouldRefuseToShrink() {
        TopicPlan plan = TopicPlanner.plan(new TopicSizing(2, 1), asPlanned());

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.refusals()).hasSameSizeAs(Topic.values());
        assertThat(plan.refusals().get(0).reason()).contains("4 partitions", "2 are asked for", "topics.partitions");
    }

    @Test
    void shouldNeverLeaveCallsAndScoresWithDifferentCountsWhenTheyDifferNow() {
        Map<String, TopicState> actual = asPlanned();
        actual.put("plumbline.scores", new TopicState(8, Topic.SCORES.settings()));

        assertThat(TopicPlanner.plan(FOUR, actual).refusals())
                .extracting(TopicRefusal::topic)
                .containsExactly("plumbline.scores");
        assertThat(TopicPlanner.plan(new TopicSizing(8, 1), actual).changes())
                .contains(new TopicChange.AddPartitions("plumbline.calls", 4, 8));
    }

    private static Map<String, TopicState> asPlanned() {
        Map<String, TopicState> states = new HashMap<>();
        for (Topic topic : Topic.values()) {
            states.put(topic.topicName(), new TopicState(4, topic.settings()));
        }
        return states;
    }
}
