package dev.plumbline.ingest.client;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids of 128 bits that no other client makes: 64 random bits of the client, then a counter that starts at a random
 * place, scrambled one to one. Takes no lock and no entropy per id. Thread-safe.
 */
final class RecordIds {
    private final long client;
    private final AtomicLong counter;

    RecordIds(SecureRandom random) {
        client = random.nextLong();
        counter = new AtomicLong(random.nextLong());
    }

    /** The next id: 32 lower-case hexadecimal digits. */
    String next() {
        StringBuilder id = new StringBuilder(32);
        appendHex(id, client);
        appendHex(id, scramble(counter.getAndIncrement()));
        return id.toString();
    }

    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014), a bijection.
    private static long scramble(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private static void appendHex(StringBuilder text, long value) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            text.append(Character.forDigit((int) (value >>> shift) & 0xf, 16));
        }
    }
}
