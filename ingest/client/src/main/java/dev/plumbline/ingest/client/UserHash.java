package dev.plumbline.ingest.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Hashes user ids with HMAC-SHA256 (RFC 2104) cut to 128 bits, so that users can be told apart but not looked up. */
final class UserHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final @Nullable SecretKeySpec key;

    UserHash(@Nullable String key) {
        this.key = key == null ? null : new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** 32 hexadecimal digits; empty without a key or an id. */
    String of(@Nullable String userId) {
        if (key == null || userId == null || userId.isEmpty()) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] hash = mac.doFinal(userId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
