package dev.plumbline.processors.topologies.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One line of the ledger.
 *
 * @param stream {@code calls} or {@code scores}
 * @param publisher id of the publisher, empty if the record carried none
 * @param tenant tenant of the record, empty if it could not be read
 * @param app application of the record, empty if it has none or could not be read
 * @param column what became of the record
 * @param reason why it was not counted, empty if it was
 */
public record LedgerKey(
        String stream, String publisher, String tenant, String app, LedgerColumn column, String reason) {

    /** The same line, of no publisher in particular. */
    LedgerKey withoutPublisher() {
        return new LedgerKey(stream, "", tenant, app, column, reason);
    }

    /** The key in the store: column ordinal, then the five texts, each with its length. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(column.ordinal());
            out.writeUTF(stream);
            out.writeUTF(publisher);
            out.writeUTF(tenant);
            out.writeUTF(app);
            out.writeUTF(reason);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write ledger key", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws UncheckedIOException if the bytes are something else
     */
    public static LedgerKey fromBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int ordinal = in.readUnsignedByte();
            if (ordinal >= LedgerColumn.values().length) {
                throw new IOException("there is no column " + ordinal);
            }
            LedgerColumn column = LedgerColumn.values()[ordinal];
            return new LedgerKey(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), column, in.readUTF());
        } catch (IOException e) {
            throw new UncheckedIOException("not a ledger key", e);
        }
    }
}
