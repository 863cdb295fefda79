package dev.plumbline.deploy.standalone.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ids in the order in which they came, each with the time until which it is known. Time is the newest append time so far
 * and never goes back. An id counts as added at the end of the sixtieth of the dedup window in which it came, which is what
 * the pipeline promises. Not thread-safe.
 */
final class SeenIds {
    private static final int PARTS = 60;

    /** 128 bits of a digest: equal for equal tenant and id, and for nothing else in practice. */
    record Id(long high, long low) {}

    private final long dedupMicros;
    private final long keptMicros;
    private final MessageDigest digest;
    private final Map<Id, Long> addedUntil = new LinkedHashMap<>();
    private long now = Long.MIN_VALUE;

    SeenIds(long dedupMicros, long keptMicros) {
        this.dedupMicros = dedupMicros;
        this.keptMicros = Math.max(dedupMicros, keptMicros);
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    Id id(String tenant, String id) {
        digest.update(tenant.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
        return new Id(bytes.getLong(), bytes.getLong());
    }

    /** Adds an id; false if it was added within the dedup window. */
    boolean add(Id id, long appendMicros) {
        now = Math.max(now, appendMicros);
        forget();
        Long before = addedUntil.get(id);
        if (before != null && before + dedupMicros > now) {
            return false;
        }
        long part = dedupMicros / PARTS;
        addedUntil.remove(id);
        addedUntil.put(id, (Math.floorDiv(now, part) + 1) * part);
        return true;
    }

    /** True if the id was added and is still kept. */
    boolean knows(Id id) {
        return addedUntil.containsKey(id);
    }

    private void forget() {
        Iterator<Long> oldest = addedUntil.values().iterator();
        while (oldest.hasNext() && oldest.next() + keptMicros <= now) {
            oldest.remove();
        }
    }
}
