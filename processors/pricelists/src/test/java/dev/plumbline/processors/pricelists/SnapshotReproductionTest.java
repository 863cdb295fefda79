package dev.plumbline.processors.pricelists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.processors.pricing.PriceBook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotReproductionTest {

    @Test
    void shouldMakeTheBundledListFromItsSources() throws IOException {
        Optional<Path> folder = SharedData.find("prices");
        assumeTrue(folder.isPresent(), "the public price lists are not beside the repository");

        String made = SnapshotMaker.make(folder.get());

        try (InputStream bundled = PriceBook.class.getResourceAsStream("prices.tsv")) {
            assertThat(made).isEqualTo(new String(bundled.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
