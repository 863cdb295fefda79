package dev.plumbline.processors.rollups.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.CorruptRollupException;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PacketTest {

    private static final PacketHeader HEADER = new PacketHeader(3, 1_700_000_000_000_000L, -5);

    private final List<byte[]> packets = new ArrayList<>();

    private PacketWriter writer(int maxBytes) {
        return new PacketWriter(HEADER, 2, maxBytes, (partition, packet) -> {
            assertThat(partition).isEqualTo(2);
            packets.add(packet);
        });
    }

    private static Aggregate calls(int count) {
        Aggregate aggregate = new Aggregate();
        for (int i = 0; i < count; i++) {
            aggregate.add(new CallFacts().outcome(1).duration(1L << i % 40));
        }
        return aggregate;
    }

    private static SeriesKey feature(String name) {
        return SeriesKey.of(Map.of(Dimension.FEATURE, name));
    }

    private static List<String> entries(byte[] packet) {
        List<String> entries = new ArrayList<>();
        PacketReader reader = new PacketReader(packet);
        while (reader.next()) {
            String feature = reader.series().value(Dimension.FEATURE).orElseThrow();
            entries.add(feature + "@" + reader.epochMinute() + "="
                    + reader.aggregate().calls());
        }
        return entries;
    }

    @Test
    void shouldReadBackEveryEntryInOrder() {
        PacketWriter writer = writer(1_024);
        writer.add(feature("a"), 29_000_000, calls(3));
        writer.add(feature("a"), 28_999_999, calls(1));
        writer.add(feature("b"), 29_000_000, calls(2));
        assertThat(writer.finish(false)).isEqualTo(1);
        assertThat(entries(packets.get(0))).containsExactly("a@29000000=3", "a@28999999=1", "b@29000000=2");
        assertThat(new PacketReader(packets.get(0)).header()).isEqualTo(HEADER);
    }

    @Test
    void shouldGiveTheWindowInMicroseconds() {
        PacketWriter writer = writer(1_024);
        writer.add(feature("a"), 2, calls(1));
        writer.finish(false);
        PacketReader reader = new PacketReader(packets.get(0));
        reader.next();
        assertThat(reader.windowStartMicros()).isEqualTo(120_000_000L);
    }

    @Property(tries = 100)
    void shouldKeepEveryPacketWithinTheLimitAndLoseNothing(
            @ForAll @IntRange(min = 256, max = 2_000) int maxBytes, @ForAll @IntRange(min = 1, max = 300) int count) {
        packets.clear();
        PacketWriter writer = writer(maxBytes);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            writer.add(feature("feature-" + i / 3), 100 + i % 3, calls(1 + i % 5));
            expected.add("feature-" + i / 3 + "@" + (100 + i % 3) + "=" + (1 + i % 5));
        }
        assertThat(writer.finish(false)).isEqualTo(packets.size());
        assertThat(packets).allSatisfy(packet -> assertThat(packet).hasSizeLessThanOrEqualTo(maxBytes));
        assertThat(packets.stream().flatMap(packet -> entries(packet).stream())).isEqualTo(expected);
    }

    @Test
    void shouldGiveAnOversizedEntryAPacketOfItsOwn() {
        PacketWriter writer = writer(128);
        writer.add(feature("a"), 1, calls(1));
        writer.add(feature("x".repeat(500)), 1, calls(1));
        writer.add(feature("b"), 1, calls(1));
        assertThat(writer.finish(false)).isEqualTo(3);
        assertThat(entries(packets.get(1))).hasSize(1);
        assertThat(packets.get(1)).hasSizeGreaterThan(500);
    }

    @Test
    void shouldSendNothingWithoutEntriesUnlessAsked() {
        assertThat(writer(128).finish(false)).isZero();
        assertThat(writer(128).finish(true)).isEqualTo(1);
        assertThat(entries(packets.get(0))).isEmpty();
        assertThat(new PacketReader(packets.get(0)).header()).isEqualTo(HEADER);
    }

    @Test
    void shouldRefuseToAskForAnEntryBeforeTheFirst() {
        writer(128).finish(true);
        assertThatThrownBy(() -> new PacketReader(packets.get(0)).series()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldRefuseALimitThatHoldsNothing() {
        assertThatThrownBy(() -> writer(127)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500)
    void shouldReportOtherBytesWithOneException(@ForAll byte[] bytes) {
        byte[] versioned = bytes.clone();
        if (versioned.length > 0) {
            versioned[0] = 1;
        }
        try {
            entries(versioned);
        } catch (CorruptRollupException e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (java.util.NoSuchElementException e) {
            assertThat(e).hasMessage("No value present");
        }
    }

    @Property(tries = 100)
    void shouldReportAPacketThatWasCutWithinAnEntry(@ForAll @IntRange(min = 1, max = 40) int missing) {
        packets.clear();
        PacketWriter writer = writer(1_024);
        writer.add(feature("a-feature-of-forty-characters-and-more-xx"), 1, calls(1));
        writer.finish(false);
        byte[] cut = Arrays.copyOf(packets.get(0), packets.get(0).length - missing);
        assertThatThrownBy(() -> entries(cut)).isInstanceOf(CorruptRollupException.class);
    }

    @Test
    void shouldRefuseAnotherVersionAndNoBytes() {
        assertThatThrownBy(() -> new PacketReader(new byte[] {2, 0, 0, 0})).isInstanceOf(CorruptRollupException.class);
        assertThatThrownBy(() -> new PacketReader(new byte[0])).isInstanceOf(CorruptRollupException.class);
    }
}
