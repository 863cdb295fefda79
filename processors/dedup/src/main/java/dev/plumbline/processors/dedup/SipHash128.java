package dev.plumbline.processors.dedup;

/**
 * SipHash-2-4 with 128 bits of output (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012, and its
 * reference implementation for the longer output).
 *
 * <p>What is hashed is the tenant, the byte FF, and the id. Each UTF-16 unit is written in one to three bytes as UTF-8
 * would, surrogates one by one; FF does not occur in that, so different pairs are different inputs. Among a billion ids
 * some two collide with a probability of 1.5e-21. Not thread-safe.
 */
final class SipHash128 implements IdHash {

    private static final int SEPARATOR = 0xFF;

    private final Salt salt;
    private long v0;
    private long v1;
    private long v2;
    private long v3;
    private long word;
    private int length;
    private long high;
    private long low;

    SipHash128(Salt salt) {
        this.salt = salt;
    }

    @Override
    public void hash(String tenant, String id) {
        start();
        update(tenant);
        update(SEPARATOR);
        update(id);
        finish();
    }

    @Override
    public long high() {
        return high;
    }

    @Override
    public long low() {
        return low;
    }

    void start() {
        v0 = salt.first() ^ 0x736f6d6570736575L;
        v1 = salt.second() ^ 0x646f72616e646f6dL ^ 0xee;
        v2 = salt.first() ^ 0x6c7967656e657261L;
        v3 = salt.second() ^ 0x7465646279746573L;
        word = 0;
        length = 0;
    }

    private void update(String text) {
        long pending = word;
        int count = length;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < 0x80) {
                pending |= (long) unit << 8 * (count & 7);
                if ((++count & 7) == 0) {
                    compress(pending);
                    pending = 0;
                }
            } else {
                word = pending;
                length = count;
                updateWide(unit);
                pending = word;
                count = length;
            }
        }
        word = pending;
        length = count;
    }

    private void updateWide(char unit) {
        if (unit < 0x800) {
            update(0xC0 | unit >> 6);
        } else {
            update(0xE0 | unit >> 12);
            update(0x80 | unit >> 6 & 0x3F);
        }
        update(0x80 | unit & 0x3F);
    }

    void update(int nextByte) {
        word |= (long) nextByte << 8 * (length & 7);
        if ((++length & 7) == 0) {
            compress(word);
            word = 0;
        }
    }

    void finish() {
        compress(word | (long) length << 56);
        v2 ^= 0xee;
        rounds(4);
        low = v0 ^ v1 ^ v2 ^ v3;
        v1 ^= 0xdd;
        rounds(4);
        high = v0 ^ v1 ^ v2 ^ v3;
    }

    private void compress(long block) {
        v3 ^= block;
        rounds(2);
        v0 ^= block;
    }

    private void rounds(int count) {
        long a = v0;
        long b = v1;
        long c = v2;
        long d = v3;
        for (int i = 0; i < count; i++) {
            a += b;
            c += d;
            b = Long.rotateLeft(b, 13) ^ a;
            d = Long.rotateLeft(d, 16) ^ c;
            a = Long.rotateLeft(a, 32) + d;
            c += b;
            d = Long.rotateLeft(d, 21) ^ a;
            b = Long.rotateLeft(b, 17) ^ c;
            c = Long.rotateLeft(c, 32);
        }
        v0 = a;
        v1 = b;
        v2 = c;
        v3 = d;
    }
}
