package dev.plumbline.ingest.replay.exports;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of an export, one at a time. Not thread-safe. */
interface ExportRows extends Closeable {
    /**
     * The next row, or null at the end.
     *
     * @throws IOException if the file cannot be read any further
     */
    @Nullable
    ExportRow next() throws IOException;

    /**
     * Opens a file: CSV if its name ends so, otherwise JSON, as lines, as a list, or as an object with a list in it.
     *
     * @param kept names of the fields that rows keep
     * @param list name of the field that holds the rows where the file is one object; empty if there is none
     */
    static ExportRows open(Path file, Set<String> kept, String list) throws IOException {
        boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        return csv ? new CsvRows(file, kept) : JsonRows.open(file, kept, list);
    }
}
