package dev.plumbline.processors.rollups.packets;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CorruptRollupException;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.rollups.Varint;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Walks the entries of a packet: {@code while (reader.next()) { reader.series(); reader.epochMinute();
 * reader.aggregate(); }}. Only what is asked for is decoded, straight from the packet. Every method throws
 * {@link CorruptRollupException} where the bytes are not what {@link PacketWriter} writes. Not thread-safe.
 */
public final class PacketReader {

    private final PacketHeader header;
    private final ByteBuffer in;
    private @Nullable SeriesKey series;
    private long minute;
    private int bodyStart;
    private int bodyLength;

    public PacketReader(byte[] packet) {
        in = ByteBuffer.wrap(packet);
        if (!in.hasRemaining() || in.get() != PacketWriter.VERSION) {
            throw new CorruptRollupException(
                    packet.length == 0 ? "an empty packet" : "a packet of version " + packet[0]);
        }
        long source = Varint.readSigned(in);
        if (source != (int) source) {
            throw new CorruptRollupException("a packet from source " + source);
        }
        header = new PacketHeader((int) source, Varint.readSigned(in), Varint.readSigned(in));
    }

    public PacketHeader header() {
        return header;
    }

    /** Moves to the next entry, false at the end. */
    public boolean next() {
        if (!in.hasRemaining()) {
            return false;
        }
        int length = Varint.readLength(in);
        if (length > 0) {
            byte[] bytes = new byte[length];
            in.get(bytes);
            series = SeriesKey.fromBytes(bytes);
        } else if (series == null) {
            throw new CorruptRollupException("the first entry of a packet has no series");
        }
        minute += Varint.readSigned(in);
        bodyLength = Varint.readLength(in);
        bodyStart = in.position();
        in.position(bodyStart + bodyLength);
        return true;
    }

    /** The series of the entry; the same object for as long as the series does not change. */
    public SeriesKey series() {
        if (series == null) {
            throw new IllegalStateException("next() has not found an entry");
        }
        return series;
    }

    /** Start of the entry's minute, in minutes since the epoch. */
    public long epochMinute() {
        return minute;
    }

    /** Start of the entry's minute, in microseconds since the epoch. */
    public long windowStartMicros() {
        return minute * 60_000_000L;
    }

    /** The aggregate of the entry, decoded anew at every call. */
    public Aggregate aggregate() {
        ByteBuffer body = in.duplicate().position(bodyStart).limit(bodyStart + bodyLength);
        Aggregate aggregate = Aggregate.readFrom(body);
        if (body.hasRemaining()) {
            throw new CorruptRollupException(body.remaining() + " bytes after the aggregate of an entry");
        }
        return aggregate;
    }
}
