package dev.plumbline.schemas.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a request says of its sender in the {@code Authorization} header. */
public sealed interface Credentials {

    /** The header's value for requests to this URL; empty for no header. */
    Optional<String> authorization(URI url);

    /** The user information of the URL itself, if it has any. */
    record FromUrl() implements Credentials {
        @Override
        public Optional<String> authorization(URI url) {
            return Optional.ofNullable(url.getUserInfo()).map(Credentials::basic);
        }
    }

    /**
     * The same user and password for every URL.
     *
     * @param userInfo {@code user:password}
     */
    record Basic(String userInfo) implements Credentials {
        @Override
        public Optional<String> authorization(URI url) {
            return Optional.of(basic(userInfo));
        }

        @Override
        public String toString() {
            return "Basic[hidden]";
        }
    }

    /**
     * A token that does not change.
     *
     * @param token sent as it is
     */
    record Bearer(String token) implements Credentials {
        @Override
        public Optional<String> authorization(URI url) {
            return Optional.of("Bearer " + token);
        }

        @Override
        public String toString() {
            return "Bearer[hidden]";
        }
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }
}
