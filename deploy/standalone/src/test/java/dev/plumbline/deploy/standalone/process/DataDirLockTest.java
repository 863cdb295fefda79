package dev.plumbline.deploy.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirLockTest {
    @TempDir
    Path dir;

    @Test
    void shouldRefuseASecondHolderAndNameTheFirst() {
        try (DataDirLock first = DataDirLock.acquire(dir)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> DataDirLock.acquire(dir))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining(dir.toString())
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void shouldBeFreeAgainWhenClosed() {
        DataDirLock.acquire(dir).close();

        DataDirLock.acquire(dir).close();
    }

    @Test
    void shouldSayWhyWhenTheDirectoryIsAFile() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "");

        assertThatThrownBy(() -> DataDirLock.acquire(file))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("cannot be used");
    }
}
