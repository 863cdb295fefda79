package dev.plumbline.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.Usage;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KnownNamesTest {
    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final RecordEncoder<LlmCall> encoder = RecordEncoder.of(Topic.CALLS, LlmCall.class, registry);
    private final CallDecoder decoder = CallDecoder.of(registry, 65_536 * 400);

    private static LlmCall.Builder call(String feature, String variant) {
        return LlmCall.newBuilder()
                .setCallId("c")
                .setStartedAtMicros(1)
                .setTenant("acme")
                .setFeature(feature)
                .setVariant(variant)
                .setUsage(new Usage(1L, 0L, 0L, 0L, 1L, 0L, 0L, 0L))
                .setOutcome(Outcome.OK);
    }

    private CallNames names(LlmCall call) {
        assertThat(decoder.decode(encoder.encode(call), null)).isEqualTo(call);
        return decoder.names();
    }

    @Test
    void shouldKnowTheNamesOfACallAgain() {
        CallNames names = names(call("chat", "a").build());
        names.keep("worked out");
        CallNames again =
                names(call("chat", "a").setCallId("another").setRetries(2).build());
        assertThat(again).isSameAs(names);
        assertThat(again.kept()).isEqualTo("worked out");
    }

    @Test
    void shouldTellNamesApartThatJoinToTheSameText() {
        assertThat(names(call("chat", "ab").setPromptVersion("").build()))
                .isNotSameAs(names(call("chat", "b").setPromptVersion("a").build()));
    }

    /** 26 MB: there are places for 65,536 usual names, but heap for 2,800 of these. */
    @Test
    void shouldRememberFewerNamesWhenTheyAreLong() {
        String longest = "v".repeat(3_000);
        for (int i = 0; i < 6_000; i++) {
            names(call("feature " + i, longest).build()).keep(i);
        }
        int known = 0;
        for (int i = 5_999; i >= 0; i--) {
            known += names(call("feature " + i, longest).build()).kept() == null ? 0 : 1;
        }
        assertThat(known).isBetween(500, 3_000);
    }

    @Test
    void shouldMakeRoomForNewNamesWhenTheHeapIsFullOfLongOnes() {
        for (int i = 0; i < 6_000; i++) {
            names(call("feature " + i, "v".repeat(3_000)).build());
        }
        for (int i = 0; i < 200; i++) {
            LlmCall next = call("next " + i, "v".repeat(3_000)).build();
            assertThat(names(next)).isSameAs(names(next));
        }
    }

    @Test
    void shouldForgetTheOldestNamesWhenThereAreTooMany() {
        int all = 150_000;
        for (int i = 0; i < all; i++) {
            names(call("feature " + i, "").build()).keep(i);
        }
        assertThat(kept(all - 5_000, all)).hasSizeGreaterThan(4_900);
        assertThat(kept(0, 5_000)).hasSizeLessThan(100);
    }

    /** What is kept of features, each its own. */
    private List<Object> kept(int from, int to) {
        List<Object> known = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Object kept = names(call("feature " + i, "").build()).kept();
            if (kept != null) {
                assertThat(kept).isEqualTo(i);
                known.add(kept);
            }
        }
        return known;
    }

    @Property(tries = 200)
    void shouldGiveEachCombinationItsOwn(@ForAll List<@IntRange(max = 30) Integer> features) {
        Map<Integer, CallNames> known = new HashMap<>();
        for (int feature : features) {
            CallNames names =
                    names(call("f" + feature % 6, "v".repeat(feature / 6)).build());
            assertThat(known.computeIfAbsent(feature, unused -> names)).isSameAs(names);
        }
    }

    @Test
    void shouldReadNamesThatItMayNotRemember() {
        CallDecoder forgetting = CallDecoder.of(registry, 7);
        LlmCall call = call("chat", "a").build();
        assertThat(forgetting.decode(encoder.encode(call), null)).isEqualTo(call);
        CallNames first = forgetting.names();
        assertThat(forgetting.decode(encoder.encode(call), null)).isEqualTo(call);
        assertThat(forgetting.names()).isNotSameAs(first);
    }
}
