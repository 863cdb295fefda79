package dev.plumbline.processors.topologies.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.Test;

class HeapStoreTest {
    private static final StoreBuilder<HeapStore<List<String>>> BUILDER = HeapStore.builder("heap", ArrayList::new);

    private final HeapStore<List<String>> store = BUILDER.build();

    @Test
    void shouldHaveNoContentBeforeItIsOpenAndAfterItIsClosed() {
        assertThat(store.isOpen()).isFalse();
        assertThatThrownBy(store::content).isInstanceOf(IllegalStateException.class);
        open();
        assertThat(store.isOpen()).isTrue();
        store.close();
        assertThat(store.isOpen()).isFalse();
        assertThatThrownBy(store::content).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldMarkOnceForAllThatComesBeforeADrain() {
        open();
        assertThat(store.markPending()).isEqualTo(new CommitMarker(1));
        assertThat(store.markPending()).isNull();
        store.drained();
        assertThat(store.markPending())
                .as("differs, so that a table cannot take it for no change")
                .isEqualTo(new CommitMarker(2));
    }

    @Test
    void shouldComeBackEmptyAndWithNothingPending() {
        open();
        store.content().add("lost with the transaction");
        store.markPending();
        store.close();
        open();
        assertThat(store.content()).isEmpty();
        assertThat(store.markPending()).isNotNull();
    }

    @Test
    void shouldStartAfreshWhenTheProcessorsClose() {
        open();
        store.content().add("out of date after a time as a standby");
        store.markPending();
        store.forget();
        assertThat(store.content()).isEmpty();
        assertThat(store.markPending()).isNotNull();
    }

    @Test
    void shouldStayClosedWhenForgottenAfterwards() {
        store.forget();
        assertThat(store.isOpen()).isFalse();
    }

    @Test
    void shouldGiveEachTaskItsOwnHeap() {
        HeapStore<List<String>> other = BUILDER.build();
        open();
        other.init(new MockProcessorContext<>().getStateStoreContext(), other);
        store.content().add("mine");
        assertThat(other.content()).isEmpty();
    }

    @Test
    void shouldNeverBeCachedOrLogged() {
        assertThat(BUILDER.loggingEnabled()).isFalse();
        assertThat(store.persistent()).isFalse();
        assertThatThrownBy(BUILDER::withCachingEnabled).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> BUILDER.withLoggingEnabled(Map.of()))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void shouldMakeWhatIsSharedOnce() {
        TaskSlot<Object> slot = new TaskSlot<>();
        Object first = slot.get(Object::new);
        assertThat(slot.get(Object::new)).isSameAs(first);
    }

    @Test
    void shouldCarryMarkersThroughTheCache() {
        byte[] bytes = CommitMarker.serde().serializer().serialize("t", new CommitMarker(7));
        assertThat(CommitMarker.serde().deserializer().deserialize("t", bytes)).isEqualTo(new CommitMarker(7));
        assertThat(CommitMarker.serde().deserializer().deserialize("t", null)).isNull();
        assertThat(CommitMarker.serde().serializer().serialize("t", null)).isNull();
        assertThatThrownBy(() -> CommitMarker.serde().deserializer().deserialize("t", new byte[3]))
                .isInstanceOf(SerializationException.class);
    }

    private void open() {
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    }
}
