package dev.plumbline.processors.topologies.revision;

import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.pricing.catalog.PriceList;
import dev.plumbline.processors.pricing.catalog.PriceListReader;
import dev.plumbline.processors.pricing.catalog.PriceListWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A price list that calls were priced with, kept whole, because what a call cost before must be known to the nano-dollar
 * even when the list that Plumbline comes with has changed since.
 *
 * @param text the list
 * @param version its version: when the newest change in it was published, 0 without any
 * @param book the same, ready to price
 */
public record StoredBook(String text, long version, PriceBook book) {

    static StoredBook of(PriceList list, long version) {
        return new StoredBook(PriceListWriter.write(list), version, PriceBook.of(list));
    }

    static @Nullable StoredBook read(RevisionState state, RevisionState.Part part) {
        byte[] stored = state.get(part, RevisionState.ONLY);
        if (stored == null) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(stored);
        long version = in.getLong();
        try (GZIPInputStream zipped =
                new GZIPInputStream(new ByteArrayInputStream(stored, Long.BYTES, stored.length - Long.BYTES))) {
            String text = new String(zipped.readAllBytes(), StandardCharsets.UTF_8);
            return new StoredBook(text, version, PriceBook.of(PriceListReader.read(new StringReader(text))));
        } catch (IOException e) {
            throw new UncheckedIOException("a stored price list cannot be read", e);
        }
    }

    void write(RevisionState state, RevisionState.Part part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(RevisionState.bytes(version));
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        state.put(part, RevisionState.ONLY, bytes.toByteArray());
    }
}
