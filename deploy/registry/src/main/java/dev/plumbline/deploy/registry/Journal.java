package dev.plumbline.deploy.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.schemas.registry.memory.StoreChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The changes of a store, one a line, each forced to the disk before it counts.
 *
 * <p>A line is the CRC-32 of its JSON in eight hexadecimal digits, a blank and the JSON. What follows the last good line is
 * the rest of a write that a crash cut short, and is cut off; a bad line ahead of a good one is damage, and refused. One
 * process at a time: the file is locked. Not thread-safe, as the store hands it one change at a time.
 */
final class Journal implements Consumer<StoreChange>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CRC_DIGITS = 8;

    private final Path path;
    private final FileChannel file;
    private long end;
    private boolean broken;

    private Journal(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Opens the file, and makes it if need be; to be replayed before the first change.
     *
     * @throws IOException if it cannot be opened or is in use
     */
    static Journal open(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(path, file);
            return new Journal(path, file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void accept(StoreChange change) {
        if (broken) {
            throw new UncheckedIOException(new IOException("The journal " + path + " failed before: restart"));
        }
        try {
            append(line(change));
        } catch (IOException e) {
            takeBack();
            throw new UncheckedIOException("The journal " + path + " cannot be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void append(byte[] line) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(line);
        long position = end;
        while (rest.hasRemaining()) {
            position += file.write(rest, position);
        }
        file.force(false);
        end = position;
    }

    /** A line that was written in part must not stay ahead of the next one. */
    private void takeBack() {
        try {
            file.truncate(end);
        } catch (IOException e) {
            broken = true;
            LOG.error("The journal {} cannot be taken back to its last good line", path, e);
        }
    }

    /**
     * Hands every change in the file to the store, in order.
     *
     * @throws IOException if the file is damaged
     */
    void replay(Consumer<StoreChange> store) throws IOException {
        byte[] content = Files.readAllBytes(path);
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                String line = new String(content, start, i - start, StandardCharsets.UTF_8);
                if (!isWhole(line)) {
                    break;
                }
                store.accept(parsed(line));
                start = i + 1;
            }
        }
        if (start < content.length) {
            cutTornEnd(content, start);
        }
        end = start;
    }

    private void cutTornEnd(byte[] content, int start) throws IOException {
        String rest = new String(content, start, content.length - start, StandardCharsets.UTF_8);
        if (rest.lines().skip(1).anyMatch(Journal::isWhole)) {
            throw new IOException("The journal " + path + " is damaged at byte " + start
                    + ", with good lines behind: restore it from a copy");
        }
        LOG.warn("The journal {} ends in {} bytes of a cut-off write; they are removed", path, rest.length());
        file.truncate(start);
        file.force(true);
    }

    private static void lock(Path path, FileChannel file) throws IOException {
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new IOException("The journal " + path + " is in use by another registry");
        }
    }

    private static byte[] line(StoreChange change) {
        String json = ChangeJson.write(change).toString();
        return (crc(json) + " " + json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isWhole(String line) {
        return line.length() > CRC_DIGITS + 1
                && line.charAt(CRC_DIGITS) == ' '
                && line.startsWith(crc(line.substring(CRC_DIGITS + 1)));
    }

    private static StoreChange parsed(String line) throws IOException {
        try {
            return ChangeJson.read(JSON.readTree(line.substring(CRC_DIGITS + 1)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException("The journal has a line of another version: " + line, e);
        }
    }

    private static String crc(String json) {
        CRC32 crc = new CRC32();
        crc.update(json.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
