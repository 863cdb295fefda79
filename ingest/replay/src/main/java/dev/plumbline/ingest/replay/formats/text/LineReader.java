package dev.plumbline.ingest.replay.formats.text;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads UTF-8 lines of bounded length and numbers them from 1. A line that is too long or not UTF-8 is reported with a
 * fault and costs no more memory than the bound. Ends of line are LF or CRLF; a byte order mark is dropped.
 */
public final class LineReader implements Closeable {
    /** Longest line that is kept unless told otherwise, in bytes. */
    public static final int MAX_LINE_BYTES = 1 << 20;

    /**
     * One line: its text, or what is wrong with it.
     *
     * @param text the line without its end; empty if there is a fault
     * @param fault empty if the text is good
     */
    public record Line(long number, String text, String fault) {}

    private final InputStream in;
    private final int maxBytes;
    private byte[] buffer = new byte[512];
    private int length;
    private long number;

    /** @throws IOException if the file cannot be opened */
    public LineReader(Path file) throws IOException {
        this(file, MAX_LINE_BYTES);
    }

    /**
     * Keeps lines of up to {@code maxBytes}.
     *
     * @throws IOException if the file cannot be opened
     */
    public LineReader(Path file, int maxBytes) throws IOException {
        this.maxBytes = maxBytes;
        this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /** The next line, or null at the end of the file. */
    @Nullable
    public Line next() throws IOException {
        int b = in.read();
        if (b < 0) {
            return null;
        }
        length = 0;
        number++;
        boolean tooLong = false;
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (length == maxBytes) {
                tooLong = true;
            } else {
                append((byte) b);
            }
        }
        return tooLong ? new Line(number, "", "longer than " + maxBytes + " bytes") : decode();
    }

    private void append(byte b) {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * length, maxBytes));
        }
        buffer[length++] = b;
    }

    private Line decode() {
        int end = length > 0 && buffer[length - 1] == '\r' ? length - 1 : length;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(buffer, 0, end))
                    .toString();
            return new Line(number, number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text, "");
        } catch (CharacterCodingException e) {
            return new Line(number, "", "not UTF-8");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
