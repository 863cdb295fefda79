package dev.plumbline.processors.rollups.packets;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CorruptRollupException;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.rollups.Varint;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks the entries of a packet: {@code while (reader.next()) { reader.series(); reader.epochMinute();
 * reader.aggregate(); }}. Only what is asked for is decoded, straight from the packet; {@link #in} finds what is
 * known of the series without decoding that either, and {@link #part} leaves the totals as they are. Every method throws
 * {@link CorruptRollupException} where the bytes are not what {@link PacketWriter} writes. Not thread-safe.
 */
public final class PacketReader {

    private final PacketHeader header;
    private final byte[] packet;
    private final ByteBuffer in;
    private @Nullable SeriesKey series;
    private int seriesStart;
    private int seriesEnd;
    private boolean ofNextSeries;
    private long minute;
    private int bodyStart;
    private int bodyLength;

    public PacketReader(byte[] packet) {
        this.packet = packet;
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
        ofNextSeries = length > 0;
        if (ofNextSeries) {
            series = null;
            seriesStart = in.position();
            seriesEnd = seriesStart + length;
            in.position(seriesEnd);
        } else if (seriesEnd == 0) {
            throw new CorruptRollupException("the first entry of a packet has no series");
        }
        minute += Varint.readSigned(in);
        bodyLength = Varint.readLength(in);
        bodyStart = in.position();
        in.position(bodyStart + bodyLength);
        return true;
    }

    /** True if the series of the entry is not that of the entry before. */
    public boolean isOfNextSeries() {
        return ofNextSeries;
    }

    /** The series of the entry; the same object for as long as the series does not change. */
    public SeriesKey series() {
        if (seriesEnd == 0) {
            throw new IllegalStateException("next() has not found an entry");
        }
        if (series == null) {
            series = SeriesKey.fromBytes(Arrays.copyOfRange(packet, seriesStart, seriesEnd));
        }
        return series;
    }

    /** What a table has for the series of the entry, null if nothing; does not decode the series. */
    public <V> @Nullable V in(SeriesTable<V> table) {
        return table.get(packet, seriesStart, seriesEnd);
    }

    /** Start of the entry's minute, in minutes since the epoch. */
    public long epochMinute() {
        return minute;
    }

    /** Start of the entry's minute, in microseconds since the epoch. */
    public long windowStartMicros() {
        return minute * 60_000_000L;
    }

    /** The totals of the entry as they are, valid beyond the next entry. */
    public PacketPart part() {
        return new PacketPart(packet, bodyStart, bodyLength);
    }

    /** The totals of the entry, decoded anew at every call. */
    public Aggregate aggregate() {
        return part().decoded();
    }
}
