package dev.plumbline.processors.topologies.migration;

import dev.plumbline.processors.drift.migration.ServedModel;
import dev.plumbline.processors.topologies.drift.bytes.ByteReader;
import dev.plumbline.processors.topologies.drift.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/** The bytes of sightings among packets of totals: a first byte that no packet of totals has, then the sightings. */
public final class SightingPacket {
    private static final byte MARK = (byte) 0xC6;

    private SightingPacket() {}

    /** True if a packet carries sightings. */
    public static boolean is(byte[] packet) {
        return packet.length > 0 && packet[0] == MARK;
    }

    static byte[] of(List<Sighting> sightings) {
        ByteWriter out = new ByteWriter();
        out.part(1, buffer -> buffer.put(MARK)).number(sightings.size());
        for (Sighting sighting : sightings) {
            ServedModel model = sighting.model();
            out.text(sighting.feature()).text(model.requested()).text(model.served());
            out.text(model.fingerprint()).number(sighting.minute()).number(sighting.lastDay());
        }
        return out.toBytes();
    }

    static List<Sighting> read(byte[] packet) {
        ByteReader in = new ByteReader(packet);
        in.part(buffer -> buffer.get());
        List<Sighting> sightings = new ArrayList<>();
        for (long left = in.number(); left > 0; left--) {
            String feature = in.text();
            ServedModel model = new ServedModel(in.text(), in.text(), in.text());
            sightings.add(new Sighting(feature, model, in.number(), in.number()));
        }
        return sightings;
    }
}
