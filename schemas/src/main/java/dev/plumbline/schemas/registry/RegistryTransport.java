package dev.plumbline.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one request of the protocol until it is answered for good: retries a URL by the policy, then goes to the next and
 * stays there for later requests.
 */
final class RegistryTransport {

    /** Waits; replaced in tests. */
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(RegistryTransport.class);
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final String ACCEPT =
            CONTENT_TYPE + ", application/vnd.schemaregistry+json; q=0.9, application/json; q=0.5";

    private final RegistryConfig config;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;
    private volatile int preferred;

    RegistryTransport(RegistryConfig config, Sleeper sleeper, RandomGenerator random) {
        this.config = config;
        this.sleeper = sleeper;
        this.random = random;
        this.http = client(config);
    }

    /** The JSON that the server answered with; throws what it refused, or what the last URL failed with. */
    JsonNode send(String method, String path, @Nullable JsonNode body) {
        int first = preferred;
        SchemaRegistryException failure = null;
        for (int i = 0; i < config.urls().size(); i++) {
            int index = (first + i) % config.urls().size();
            try {
                JsonNode answer = sendTo(config.urls().get(index), method, path, body);
                preferred = index;
                return answer;
            } catch (SchemaRegistryException e) {
                if (!mayRetry(e)) {
                    preferred = e.isRetriable() ? preferred : index;
                    throw e;
                }
                failure = e;
            }
        }
        throw failure == null ? new IllegalStateException("No URL is configured") : failure;
    }

    private JsonNode sendTo(URI url, String method, String path, @Nullable JsonNode body) {
        for (int attempt = 0; ; attempt++) {
            try {
                return sendOnce(url, method, path, body);
            } catch (SchemaRegistryException e) {
                if (!mayRetry(e) || attempt >= config.retry().retries()) {
                    throw e;
                }
                Duration wait = config.retry().backoff(attempt, random);
                LOG.warn("Schema registry: {}; asking again in {} ms", e.getMessage(), wait.toMillis());
                pause(wait);
            }
        }
    }

    /** Who was interrupted is wanted elsewhere. */
    private static boolean mayRetry(SchemaRegistryException e) {
        return e.isRetriable() && !Thread.currentThread().isInterrupted();
    }

    private JsonNode sendOnce(URI url, String method, String path, @Nullable JsonNode body) {
        try {
            HttpResponse<String> response =
                    http.send(request(url, method, path, body), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 == 2) {
                return json.readTree(response.body());
            }
            throw refusal(method + " " + path, response);
        } catch (JsonProcessingException e) {
            throw new SchemaRegistryException(502, 502, method + " " + path + " was not answered with JSON", e);
        } catch (IOException e) {
            String text =
                    "%s %s got no answer from %s:%d (%s)".formatted(method, path, url.getHost(), url.getPort(), e);
            throw new SchemaRegistryException(SchemaRegistryException.NO_ANSWER, 0, text, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpRequest request(URI url, String method, String path, @Nullable JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(withoutUser(url) + path))
                .timeout(config.readTimeout())
                .header("Content-Type", CONTENT_TYPE)
                .header("Accept", ACCEPT)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()));
        config.credentials().authorization(url).ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private SchemaRegistryException refusal(String what, HttpResponse<String> response) {
        int code = response.statusCode();
        String message = "";
        try {
            JsonNode answer = json.readTree(response.body());
            code = answer.path("error_code").asInt(code);
            message = answer.path("message").asText();
        } catch (JsonProcessingException e) {
            LOG.debug("The refusal is not JSON: {}", e.getOriginalMessage());
        }
        String text = "%s was refused with %d (code %d) %s".formatted(what, response.statusCode(), code, message);
        return new SchemaRegistryException(response.statusCode(), code, text.strip());
    }

    private void pause(Duration wait) {
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static SchemaRegistryException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new SchemaRegistryException(
                SchemaRegistryException.NO_ANSWER, 0, "Interrupted while asking the schema registry", cause);
    }

    private static String withoutUser(URI url) {
        String user = url.getRawUserInfo();
        return user == null ? url.toString() : url.toString().replaceFirst("//[^@/]*@", "//");
    }

    private static HttpClient client(RegistryConfig config) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout());
        if (!config.tls().isEmpty()) {
            try (DefaultSslEngineFactory tls = new DefaultSslEngineFactory()) {
                tls.configure(config.tls());
                client.sslContext(tls.sslContext());
            }
        }
        return client.build();
    }
}
