package dev.plumbline.ingest.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysTest {
    // printf %s one | sha256sum
    private static final String ONE = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";

    @Test
    void shouldFindTenantOfKey(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(
                dir.resolve("keys"),
                "# keys\n\n" + ONE.toUpperCase(java.util.Locale.ROOT) + "  acme\n" + ApiKeys.hash("two")
                        + "\tGlobex Corporation \n" + ApiKeys.hash("three") + " acme\n");

        ApiKeys keys = ApiKeys.read(file);

        assertThat(keys.tenant("one")).hasValue("acme");
        assertThat(keys.tenant("two")).hasValue("Globex Corporation");
        assertThat(keys.tenant("three")).hasValue("acme");
        assertThat(keys.tenant(ONE)).isEmpty();
        assertThat(keys.tenant("")).isEmpty();
    }

    @Test
    void shouldNameEveryLineThatIsWrongAndNotWhatStandsThere() {
        assertThatThrownBy(() -> ApiKeys.parse(List.of("plain-secret acme", ONE, ONE + " a", ONE + " b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 1 must start with a SHA-256, 64 hexadecimal digits; line 2 must have a tenant of at"
                        + " most 256 characters after the hash; line 4 has the hash of an earlier line");
    }

    @Test
    void shouldRefuseFileWithoutKeys() {
        assertThatThrownBy(() -> ApiKeys.parse(List.of("# none"))).hasMessage("there is no key");
    }
}
