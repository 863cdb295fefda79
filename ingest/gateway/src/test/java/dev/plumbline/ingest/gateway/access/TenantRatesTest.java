package dev.plumbline.ingest.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TenantRatesTest {
    private final AtomicLong nanos = new AtomicLong();
    private final TenantRates rates = new TenantRates(1_000, nanos::get);

    @Test
    void shouldMakeTenantWaitUntilItsDebtIsPaid() {
        rates.sent("acme", 3_000);

        assertThat(rates.untilAllowed("acme")).isGreaterThan(Duration.ofSeconds(2));
        nanos.addAndGet(Duration.ofMillis(1_999).toNanos());
        assertThat(rates.untilAllowed("acme").isZero()).isFalse();
        nanos.addAndGet(Duration.ofMillis(2).toNanos());
        assertThat(rates.untilAllowed("acme")).isZero();
    }

    @Test
    void shouldNotMakeOthersWait() {
        rates.sent("acme", 3_000);

        assertThat(rates.untilAllowed("globex")).isZero();
    }

    @Test
    void shouldNotSaveMoreThanASecond() {
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        rates.sent("acme", 1_001);

        assertThat(rates.untilAllowed("acme").isZero()).isFalse();
    }

    @Test
    void shouldLetEverythingPassWithoutRate() {
        TenantRates none = new TenantRates(0, nanos::get);
        none.sent("acme", Long.MAX_VALUE);

        assertThat(none.untilAllowed("acme")).isZero();
    }
}
