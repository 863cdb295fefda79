package dev.plumbline.schemas.registry;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** Reads typed values from a Kafka configuration and collects what is wrong with it instead of stopping at the first. */
final class ConfigReader {

    private final Map<String, ?> values;
    private final List<String> violations = new ArrayList<>();

    ConfigReader(Map<String, ?> values) {
        this.values = values;
    }

    void violation(String text) {
        violations.add(text);
    }

    List<String> violations() {
        return violations;
    }

    @Nullable
    String text(String key) {
        Object value = values.get(key);
        if (value == null) {
            return null;
        }
        String text = value instanceof Password password ? password.value() : value.toString();
        return text.isBlank() ? null : text.trim();
    }

    String text(String key, String fallback) {
        String text = text(key);
        return text == null ? fallback : text;
    }

    boolean flag(String key, boolean fallback) {
        String text = text(key, Boolean.toString(fallback)).toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            violation(key + " is '" + text + "': set it to true or false");
            return fallback;
        }
        return text.equals("true");
    }

    int count(String key, int fallback) {
        String text = text(key, Integer.toString(fallback));
        try {
            int count = Integer.parseInt(text);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // reported below, with the negative ones
        }
        violation(key + " is '" + text + "': set it to a whole number that is not negative");
        return fallback;
    }

    Duration millis(String key, Duration fallback) {
        return Duration.ofMillis(count(key, (int) fallback.toMillis()));
    }

    Duration seconds(String key, Duration fallback) {
        return Duration.ofSeconds(count(key, (int) fallback.toSeconds()));
    }

    List<URI> urls(String key) {
        Object value = values.get(key);
        String joined = value instanceof Collection<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(","))
                : text(key, "");
        List<URI> urls = Arrays.stream(joined.split(",", -1))
                .map(String::trim)
                .filter(url -> !url.isEmpty())
                .map(url -> url(key, url))
                .toList();
        if (urls.isEmpty()) {
            violation(key + " is missing: set it to the address of the schema registry, or several with commas");
        }
        return urls;
    }

    private URI url(String key, String text) {
        try {
            URI url = URI.create(text.replaceAll("/+$", ""));
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // reported below, with the other schemes
        }
        violation(key + " has '" + text + "': write it as http://host:port or https://host:port");
        return URI.create("http://invalid");
    }
}
