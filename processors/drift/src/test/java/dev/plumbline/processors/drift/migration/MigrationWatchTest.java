package dev.plumbline.processors.drift.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.drift.migration.MigrationEvent.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationWatchTest {
    private static final Map<String, LocalDate> RETIREMENTS = Map.of("gpt-4-0314", LocalDate.of(2024, 6, 13));

    private MigrationWatch watch = new MigrationWatch(RETIREMENTS, 30);

    private List<Kind> see(long minute, String requested, String served, String fingerprint) {
        return watch.onMinute(minute, List.of(new ServedModel(requested, served, fingerprint))).stream()
                .map(MigrationEvent::kind)
                .toList();
    }

    @Test
    void shouldTellAFingerprintOnlyWhenItIsNew() {
        assertThat(see(1, "gpt-4o", "gpt-4o-2024-08-06", "fp_a")).isEmpty();
        assertThat(see(2, "gpt-4o", "gpt-4o-2024-08-06", "fp_b")).containsExactly(Kind.FINGERPRINT_CHANGED);
        assertThat(see(3, "gpt-4o", "gpt-4o-2024-08-06", "fp_a")).isEmpty();
    }

    @Test
    void shouldTellThatAnAliasHasMoved() {
        assertThat(see(1, "gpt-4o", "gpt-4o-2024-05-13", "")).isEmpty();
        List<MigrationEvent> news = watch.onMinute(2, List.of(new ServedModel("gpt-4o", "gpt-4o-2024-08-06", "")));
        assertThat(news).extracting(MigrationEvent::kind).containsExactly(Kind.SERVED_MODEL_CHANGED);
        assertThat(news.get(0).before()).isEqualTo("gpt-4o-2024-05-13");
        assertThat(news.get(0).after()).isEqualTo("gpt-4o-2024-08-06");
    }

    @Test
    void shouldTellOnceThatAnotherModelAnswers() {
        assertThat(see(1, "gpt-4o", "gpt-4o-mini", "")).containsExactly(Kind.SERVED_DIFFERS);
        assertThat(see(2, "gpt-4o", "gpt-4o-mini", "")).isEmpty();
    }

    @Test
    void shouldTellARetirementWithinTheNotice() {
        long day = LocalDate.of(2024, 5, 13).toEpochDay();
        assertThat(see(day * 1440, "gpt-4-0314", "gpt-4-0314", "")).isEmpty();
        assertThat(see((day + 1) * 1440, "gpt-4-0314", "gpt-4-0314", "")).containsExactly(Kind.RETIREMENT);
        assertThat(see((day + 2) * 1440, "gpt-4-0314", "gpt-4-0314", "")).isEmpty();
    }

    @Test
    void shouldContinueFromItsState() {
        see(1, "gpt-4o", "gpt-4o-2024-08-06", "fp_a");
        byte[] state = watch.toBytes();
        watch = MigrationWatch.fromBytes(RETIREMENTS, 30, state);
        assertThat(watch.toBytes()).isEqualTo(state);
        assertThat(watch.firstSeen()).containsValue(1L);
        assertThat(see(2, "gpt-4o", "gpt-4o-2024-08-06", "fp_a")).isEmpty();
        assertThat(see(3, "gpt-4o", "gpt-4o-2024-08-06", "fp_b")).containsExactly(Kind.FINGERPRINT_CHANGED);
    }

    @Test
    void shouldKeepABoundedNumberOfFacts() {
        for (int i = 0; i < 1000; i++) {
            see(i, "m" + i, "m" + i, "f" + i);
        }
        assertThat(watch.firstSeen()).hasSize(64);
        assertThat(MigrationWatch.fromBytes(RETIREMENTS, 30, watch.toBytes()).toBytes())
                .isEqualTo(watch.toBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o, gpt-4o-2024-08-06, false",
        "gpt-4, gpt-4-0613, false",
        "claude-3-5-sonnet-latest, claude-3-5-sonnet-20241022, false",
        "openai/gpt-4o, gpt-4o, false",
        "gpt-4-0314, gpt-4-0613, true",
        "gpt-4o, gpt-4o-mini-2024-07-18, true",
        "gpt-4o, '', false"
    })
    void shouldTakeADatedNameForTheModelAskedFor(String requested, String served, boolean differs) {
        assertThat(new ServedModel(requested, served, "").differs()).isEqualTo(differs);
    }
}
