package dev.plumbline.processors.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.dedup.DimensionDictionary.Memo;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DimensionDictionaryTest {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final DictionaryLimits LIMITS = DictionaryLimits.withDefaults(2, WINDOW);

    private final TransactionalStore store = new TransactionalStore();
    private final String[] target = new String[2];

    private static long hours(long hours) {
        return TimeUnit.HOURS.toMicros(hours);
    }

    @Property(tries = 200)
    void shouldGiveBackEveryCombinationAlsoAfterARestart(@ForAll List<@Size(2) List<String>> tuples) {
        TransactionalStore fresh = new TransactionalStore();
        DimensionDictionary dictionary = DimensionDictionary.open(LIMITS, fresh);
        Map<List<String>, Integer> numbers = new HashMap<>();
        for (List<String> tuple : tuples) {
            int number = dictionary.intern(tuple.toArray(String[]::new), new Memo(), 0);
            assertThat(numbers.getOrDefault(tuple, number)).isEqualTo(number);
            numbers.put(tuple, number);
        }
        dictionary.flush();
        DimensionDictionary again = DimensionDictionary.open(LIMITS, fresh);
        numbers.forEach((tuple, number) -> {
            String[] read = new String[2];
            assertThat(again.read(number, read)).isTrue();
            assertThat(read).containsExactlyElementsOf(printable(tuple));
        });
        assertThat(again.size()).isEqualTo(numbers.size());
    }

    /** Names come and go over the windows, and a number is given again: a memo must not outlive it. */
    @Property(tries = 300)
    void shouldGiveTheSameNumbersWithMemos(@ForAll List<@IntRange(max = 9) Integer> names, @ForAll Random pauses) {
        DimensionDictionary looking = DimensionDictionary.open(LIMITS, new TransactionalStore());
        DimensionDictionary remembering = DimensionDictionary.open(LIMITS, new TransactionalStore());
        Map<Integer, Memo> memos = new HashMap<>();
        long time = 0;
        for (int name : names) {
            time += pauses.nextInt(4) == 0 ? hours(pauses.nextInt(5)) : 0;
            String[] values = {"name " + name, "x"};
            Memo memo = memos.computeIfAbsent(name, unused -> new Memo());
            assertThat(remembering.intern(values, memo, time)).isEqualTo(looking.intern(values, new Memo(), time));
        }
        assertThat(remembering.size()).isEqualTo(looking.size());
    }

    /** Lone surrogates have no UTF-8 form. */
    private static List<String> printable(List<String> tuple) {
        return tuple.stream()
                .map(text -> new String(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void shouldForgetWhatWasNotFlushedInACrash() {
        DimensionDictionary dictionary = DimensionDictionary.open(LIMITS, store);
        int first = intern(dictionary, "a", 0);
        dictionary.flush();
        store.commit();
        intern(dictionary, "b", 0);
        store.crash();
        DimensionDictionary again = DimensionDictionary.open(LIMITS, store);
        assertThat(again.size()).isEqualTo(1);
        assertThat(again.read(first, target)).isTrue();
        assertThat(target).containsExactly("a", "x");
    }

    @Test
    void shouldForgetWhatWasNotUsedForThreeWindows() {
        DimensionDictionary dictionary = DimensionDictionary.open(LIMITS, store);
        int idle = intern(dictionary, "idle", 0);
        int used = intern(dictionary, "used", 0);
        dictionary.flush();
        intern(dictionary, "used", hours(2));
        assertThat(dictionary.read(idle, target)).isTrue();
        intern(dictionary, "used", hours(3));
        assertThat(dictionary.read(idle, target)).isFalse();
        assertThat(dictionary.read(used, target)).isTrue();
        dictionary.flush();
        assertThat(store.size()).isEqualTo(1);
        assertThat(DimensionDictionary.open(LIMITS, store).read(used, target)).isTrue();
    }

    @Test
    void shouldNotStoreAgainWhatWasForgottenBeforeTheFlush() {
        DimensionDictionary dictionary = DimensionDictionary.open(LIMITS, store);
        intern(dictionary, "idle", 0);
        intern(dictionary, "later", hours(3));
        dictionary.flush();
        assertThat(DimensionDictionary.open(LIMITS, store).size()).isEqualTo(1);
    }

    @Test
    void shouldCountAsOtherWhatFindsNoRoom() {
        DimensionDictionary dictionary = DimensionDictionary.open(new DictionaryLimits(2, 1, WINDOW), store);
        int first = intern(dictionary, "a", 0);
        assertThat(intern(dictionary, "b", 0)).isEqualTo(DimensionDictionary.OTHER_NUMBER);
        assertThat(intern(dictionary, "a", 0)).isEqualTo(first);
        assertThat(dictionary.read(DimensionDictionary.OTHER_NUMBER, target)).isTrue();
        assertThat(target).containsExactly("__other__", "__other__");
        assertThat(intern(dictionary, "b", hours(4))).isNotEqualTo(DimensionDictionary.OTHER_NUMBER);
    }

    @Test
    void shouldNotTakeANumberThatIsInUse() {
        DimensionDictionary dictionary = DimensionDictionary.open(LIMITS, store);
        store.put(-1, new Tuple(-1, new String[] {"last", "x"}, 0).toBytes());
        store.put(1, new Tuple(1, new String[] {"first", "x"}, 0).toBytes());
        dictionary = DimensionDictionary.open(LIMITS, store);
        assertThat(intern(dictionary, "next", 0)).isEqualTo(2);
    }

    @Test
    void shouldReadWhatWasStoredWithFewerDimensions() {
        int number = intern(DimensionDictionary.open(LIMITS, store), "a", 0);
        store.put(number, new Tuple(number, new String[] {"a", "x"}, 0).toBytes());
        DimensionDictionary wider = DimensionDictionary.open(DictionaryLimits.withDefaults(3, WINDOW), store);
        String[] three = new String[3];
        assertThat(wider.read(number, three)).isTrue();
        assertThat(three).containsExactly("a", "x", "");
    }

    @Test
    void shouldRefuseDamagedTuples() {
        byte[] bytes = new Tuple(1, new String[] {"a", "x"}, 0).toBytes();
        for (int length = 0; length < bytes.length; length++) {
            store.put(1, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> DimensionDictionary.open(LIMITS, store)).isInstanceOf(CorruptBlockException.class);
        }
        store.put(1, new byte[] {9});
        assertThatThrownBy(() -> DimensionDictionary.open(LIMITS, store)).hasMessageContaining("version 9");
    }

    @Test
    void shouldRefuseTheWrongNumberOfValues() {
        DimensionDictionary dictionary = DimensionDictionary.open(LIMITS, store);
        assertThatThrownBy(() -> dictionary.intern(new String[3], new Memo(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DictionaryLimits(0, 0, Duration.ZERO))
                .hasMessageContaining("width")
                .hasMessageContaining("tuples")
                .hasMessageContaining("window");
    }

    private static int intern(DimensionDictionary dictionary, String first, long timeMicros) {
        return dictionary.intern(new String[] {first, "x"}, new Memo(), timeMicros);
    }
}
