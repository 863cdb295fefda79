package dev.plumbline.processors.topologies.alerts;

import dev.plumbline.processors.rollups.SeriesKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makes alert ids from what the alert is about, so that a replay of the same history gives the same ids. */
public final class AlertId {
    /** Digits that cannot be mistaken for each other when read aloud. */
    private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private static final int LENGTH = 10;

    private AlertId() {}

    /**
     * The id of one alert: {@code A-} and ten digits of a SHA-256 over all parts.
     *
     * @param ruleId the rule
     * @param series the series that it fired on
     * @param what what else tells this alert from others of the rule and series, for example the threshold
     * @param sinceMicros the instant it is tied to: the minute it fired, or the start of the budget's period
     */
    public static String of(String ruleId, SeriesKey series, String what, long sinceMicros) {
        MessageDigest digest = sha256();
        part(digest, ruleId.getBytes(StandardCharsets.UTF_8));
        part(digest, series.toBytes());
        part(digest, what.getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(sinceMicros).array());
        long bits = ByteBuffer.wrap(digest.digest()).getLong();
        StringBuilder id = new StringBuilder("A-");
        for (int i = 0; i < LENGTH; i++) {
            id.append(DIGITS[(int) (bits >>> (59 - 5 * i)) & 31]);
        }
        return id.toString();
    }

    private static void part(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
