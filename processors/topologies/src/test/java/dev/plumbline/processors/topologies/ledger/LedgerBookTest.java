package dev.plumbline.processors.topologies.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.topologies.TestStores;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class LedgerBookTest {
    private final KeyValueStore<Bytes, Long> store = TestStores.keyValue(Serdes.Bytes(), Serdes.Long());
    private final LedgerBook book = new LedgerBook(store);

    @Test
    void shouldWriteWhatWasCountedAtTheDrain() {
        count(book, "p", LedgerColumn.COUNTED);
        count(book, "p", LedgerColumn.COUNTED);
        assertThat(lines()).isEmpty();
        book.drain(100);
        assertThat(lines()).isEqualTo(Map.of("p counted", 2L));
    }

    @Test
    void shouldAddASilentPublisherToThoseWithoutAName() {
        count(book, "gone", LedgerColumn.COUNTED);
        count(book, "gone", LedgerColumn.CLAMPED);
        count(book, "busy", LedgerColumn.COUNTED);
        book.drain(100);
        count(book, "busy", LedgerColumn.COUNTED);
        count(book, "", LedgerColumn.COUNTED);
        book.drain(108);
        assertThat(lines()).containsEntry("gone counted", 1L).containsEntry("busy counted", 2L);
        count(book, "busy", LedgerColumn.COUNTED);
        book.drain(109);
        assertThat(lines()).isEqualTo(Map.of("busy counted", 3L, " counted", 2L, " clamped", 1L));
        assertThat(store.approximateNumEntries())
                .as("three lines, when one was heard, the day")
                .isEqualTo(5);
    }

    @Test
    void shouldDoTheSameAfterAStart() {
        count(book, "gone", LedgerColumn.DUPLICATE);
        book.drain(100);
        LedgerBook again = new LedgerBook(store);
        again.drain(109);
        assertThat(lines()).isEqualTo(Map.of(" duplicate", 1L));
    }

    private static void count(LedgerBook book, String publisher, LedgerColumn column) {
        book.count(new LedgerKey("calls", publisher, "acme", "web", column, ""));
    }

    private Map<String, Long> lines() {
        Map<String, Long> lines = new TreeMap<>();
        try (var all = store.all()) {
            all.forEachRemaining(entry -> {
                LedgerKey key = LedgerKey.fromBytes(entry.key.get());
                if (key.column().isOfRecords()) {
                    lines.put(key.publisher() + " " + key.column().code(), entry.value);
                }
            });
        }
        return lines;
    }
}
