package dev.plumbline.processors.rollups.packets;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.AggregateBytes;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.rollups.Varint;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fills packets for one target partition and cuts them at a size.
 *
 * <p>Version 1 is: the version; source, watermark and append time, all signed {@link Varint}; then entries to the end.
 * An entry is a series reference, the minute as signed difference to the entry before it in the packet, the length of
 * the aggregate, and the aggregate. The reference is 0 for the series of the entry before, else the length of the
 * series bytes that follow it. An entry that alone is larger than the limit gets a packet of its own. Not thread-safe.
 */
public final class PacketWriter {

    static final byte VERSION = 1;

    private final PacketHeader header;
    private final int partition;
    private final int maxBytes;
    private final PacketSink sink;
    private ByteBuffer buffer;
    private final AggregateBytes bodies = new AggregateBytes();
    private @Nullable SeriesKey series;
    private long minute;
    private int headerBytes;
    private int packets;

    /** @throws IllegalArgumentException if the limit is not at least 128 bytes */
    public PacketWriter(PacketHeader header, int partition, int maxBytes, PacketSink sink) {
        if (maxBytes < 128) {
            throw new IllegalArgumentException("a packet limit of " + maxBytes + " bytes is below 128");
        }
        this.header = header;
        this.partition = partition;
        this.maxBytes = maxBytes;
        this.sink = sink;
        this.buffer = ByteBuffer.allocate(Math.min(maxBytes, 2_048));
        start();
    }

    private void start() {
        series = null;
        minute = 0;
        buffer.clear();
        buffer.put(VERSION);
        Varint.writeSigned(buffer, header.source());
        Varint.writeSigned(buffer, header.watermarkMicros());
        Varint.writeSigned(buffer, header.appendMicros());
        headerBytes = buffer.position();
    }

    /** Adds the totals of a series in the minute that starts so many minutes after the epoch. */
    public void add(SeriesKey key, long epochMinute, Aggregate aggregate) {
        ByteBuffer bytes = bodies.of(aggregate);
        int body = bytes.remaining();
        if (buffer.position() > headerBytes && buffer.position() + entryBytes(key, epochMinute, body) > maxBytes) {
            cut();
        }
        ensure(entryBytes(key, epochMinute, body));
        if (isSeriesBefore(key)) {
            Varint.write(buffer, 0);
        } else {
            Varint.write(buffer, key.byteLength());
            key.writeTo(buffer);
        }
        Varint.writeSigned(buffer, epochMinute - minute);
        Varint.write(buffer, body);
        buffer.put(bytes);
        series = key;
        minute = epochMinute;
    }

    private int entryBytes(SeriesKey key, long epochMinute, int body) {
        int reference = isSeriesBefore(key) ? 1 : Varint.size(key.byteLength()) + key.byteLength();
        return reference + Varint.sizeSigned(epochMinute - minute) + Varint.size(body) + body;
    }

    private boolean isSeriesBefore(SeriesKey key) {
        return series != null && series.equals(key);
    }

    private void ensure(int bytes) {
        if (buffer.remaining() < bytes) {
            int size = Math.max(buffer.position() + bytes, 2 * buffer.capacity());
            buffer.flip();
            buffer = ByteBuffer.allocate(size).put(buffer);
        }
    }

    private void cut() {
        sink.accept(partition, Arrays.copyOf(buffer.array(), buffer.position()));
        packets++;
        start();
    }

    /**
     * Hands over what is left.
     *
     * @param always also if there is no entry and no packet was cut before, so that the header gets there
     * @return the number of packets handed over since the start
     */
    public int finish(boolean always) {
        if (buffer.position() > headerBytes || (always && packets == 0)) {
            cut();
        }
        return packets;
    }
}
