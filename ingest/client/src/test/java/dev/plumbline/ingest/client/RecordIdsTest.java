package dev.plumbline.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordIdsTest {
    @Test
    void shouldNeverRepeatWithinOrAcrossClients() {
        RecordIds first = new RecordIds(new SecureRandom());
        RecordIds second = new RecordIds(new SecureRandom());
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            ids.add(first.next());
            ids.add(second.next());
        }

        assertThat(ids).hasSize(100_000).allMatch(id -> id.matches("[0-9a-f]{32}"));
    }
}
