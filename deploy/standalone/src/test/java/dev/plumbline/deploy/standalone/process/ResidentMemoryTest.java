package dev.plumbline.deploy.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResidentMemoryTest {
    @TempDir
    Path dir;

    @Test
    void shouldReadBothFiguresInBytes() throws Exception {
        Path status = Files.writeString(dir.resolve("status"), "Name:\tjava\nVmHWM:\t  200 kB\nVmRSS:\t  100 kB\n");

        ResidentMemory memory = ResidentMemory.read(status);

        assertThat(memory.now()).hasValue(102_400);
        assertThat(memory.peak()).hasValue(204_800);
    }

    @Test
    void shouldBeUnknownWhereTheSystemDoesNotSay() {
        assertThat(ResidentMemory.read(dir.resolve("absent")).now()).isEmpty();
    }
}
