package dev.plumbline.ingest.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeliveryLedgerTest {
    @Test
    void shouldBoundTenantsAndKeepSums() {
        DeliveryLedger ledger = new DeliveryLedger();
        for (int i = 0; i < 3_000; i++) {
            ledger.attempted(RecordStream.CALLS, "tenant-" + i, 1);
        }
        for (int i = 0; i < 3_000; i++) {
            ledger.settled(RecordStream.CALLS, "tenant-" + i, Delivery.ACKNOWLEDGED, 1);
        }

        assertThat(ledger.read()).hasSize(DeliveryLedger.MAX_TENANTS + 1).allMatch(counts -> counts.inFlight() == 0);
        assertThat(ledger.read().stream().mapToLong(StreamCounts::acknowledged).sum())
                .isEqualTo(3_000);
    }
}
