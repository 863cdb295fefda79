package dev.plumbline.deploy.standalone.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Memory of a process that is in RAM, as Linux counts it.
 *
 * @param now bytes at this moment (VmRSS); empty where the system does not say
 * @param peak most bytes so far (VmHWM); empty where the system does not say
 */
public record ResidentMemory(OptionalLong now, OptionalLong peak) {
    private static final Path STATUS = Path.of("/proc/self/status");

    /** Reads the figures of this process. */
    public static ResidentMemory ofThisProcess() {
        return read(STATUS);
    }

    static ResidentMemory read(Path status) {
        if (!Files.isReadable(status)) {
            return new ResidentMemory(OptionalLong.empty(), OptionalLong.empty());
        }
        try {
            List<String> lines = Files.readAllLines(status);
            return new ResidentMemory(bytes(lines, "VmRSS:"), bytes(lines, "VmHWM:"));
        } catch (IOException e) {
            return new ResidentMemory(OptionalLong.empty(), OptionalLong.empty());
        }
    }

    private static OptionalLong bytes(List<String> lines, String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()).replace("kB", "").strip())
                .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                .findFirst();
    }
}
