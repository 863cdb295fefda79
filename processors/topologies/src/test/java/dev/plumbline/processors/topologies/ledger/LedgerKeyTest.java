package dev.plumbline.processors.topologies.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LedgerKeyTest {
    private static final LedgerKey KEY = new LedgerKey("calls", "client-1", "acme", "shop", LedgerColumn.COUNTED, "");

    @Property(tries = 300)
    void shouldReadWhatItWrote(
            @ForAll @StringLength(max = 100) String publisher,
            @ForAll @StringLength(max = 256) String tenant,
            @ForAll @StringLength(max = 256) String app,
            @ForAll LedgerColumn column,
            @ForAll boolean isScore) {
        LedgerKey key = new LedgerKey(isScore ? "scores" : "calls", publisher, tenant, app, column, "oversized");
        assertThat(LedgerKey.fromBytes(key.toBytes())).isEqualTo(key);
    }

    @Property(tries = 300)
    void shouldGiveDifferentBytesToDifferentLines(
            @ForAll @StringLength(max = 3) String tenant,
            @ForAll @StringLength(max = 3) String app,
            @ForAll @StringLength(max = 3) String otherTenant,
            @ForAll @StringLength(max = 3) String otherApp) {
        LedgerKey one = new LedgerKey("calls", "p", tenant, app, LedgerColumn.LATE, "late");
        LedgerKey other = new LedgerKey("calls", "p", otherTenant, otherApp, LedgerColumn.LATE, "late");
        assertThat(Arrays.equals(one.toBytes(), other.toBytes())).isEqualTo(one.equals(other));
    }

    @Test
    void shouldRefuseBytesThatAreNoKey() {
        byte[] whole = KEY.toBytes();
        assertThatThrownBy(() -> LedgerKey.fromBytes(Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOf(UncheckedIOException.class);
        for (byte ordinal : new byte[] {8, 127, -1}) {
            whole[0] = ordinal;
            assertThatThrownBy(() -> LedgerKey.fromBytes(whole)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void shouldLeaveRemarksAndNotesOutOfTheIdentity() {
        assertThat(LedgerColumn.values())
                .filteredOn(column -> !column.isTerm())
                .containsExactly(
                        LedgerColumn.CLAMPED, LedgerColumn.OVERFLOWED, LedgerColumn.CORRECTED, LedgerColumn.NOTE);
    }
}
