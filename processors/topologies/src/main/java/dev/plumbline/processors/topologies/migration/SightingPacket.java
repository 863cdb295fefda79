package dev.plumbline.processors.topologies.migration;

import dev.plumbline.processors.drift.migration.ServedModel;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.topologies.drift.bytes.ByteReader;
import dev.plumbline.processors.topologies.drift.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bytes of sightings among packets of totals: a first byte that no packet of totals has, then the sightings. */
public final class SightingPacket {
    private static final byte MARK = (byte) 0xC6;
    private static final byte JUDGED = (byte) 0xC7;

    private SightingPacket() {}

    /** True if a packet carries sightings. */
    public static boolean is(byte[] packet) {
        return packet.length > 0 && (packet[0] == MARK || packet[0] == JUDGED);
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

    static byte[] ofJudged(List<Judged> judged) {
        ByteWriter out = new ByteWriter();
        out.part(1, buffer -> buffer.put(JUDGED)).number(judged.size());
        for (Judged one : judged) {
            out.text(one.feature()).text(one.score().name());
            out.number(one.score().source().ordinal()).text(one.evaluator()).number(one.minute());
        }
        return out.toBytes();
    }

    /** The evaluators in a packet; none if it carries models. */
    public static List<Judged> judged(byte[] packet) {
        List<Judged> judged = new ArrayList<>();
        if (packet[0] == JUDGED) {
            ByteReader in = new ByteReader(Arrays.copyOfRange(packet, 1, packet.length));
            for (long left = in.number(); left > 0; left--) {
                String feature = in.text();
                ScoreKey score = new ScoreKey(in.text(), ScoreKey.Source.at(in.index(Byte.MAX_VALUE)));
                judged.add(new Judged(feature, score, in.text(), in.number()));
            }
        }
        return judged;
    }

    /** The models in a packet; none if it carries evaluators. */
    static List<Sighting> read(byte[] packet) {
        if (packet[0] != MARK) {
            return List.of();
        }
        ByteReader in = new ByteReader(Arrays.copyOfRange(packet, 1, packet.length));
        List<Sighting> sightings = new ArrayList<>();
        for (long left = in.number(); left > 0; left--) {
            String feature = in.text();
            ServedModel model = new ServedModel(in.text(), in.text(), in.text());
            sightings.add(new Sighting(feature, model, in.number(), in.number()));
        }
        return sightings;
    }
}
