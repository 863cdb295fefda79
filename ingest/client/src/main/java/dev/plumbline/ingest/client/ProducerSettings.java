package dev.plumbline.ingest.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Kafka's settings for a publisher: every acknowledged record is on all in-sync replicas once, small batches are packed,
 * and retries last for the whole delivery timeout, so that a restart of the broker loses nothing.
 */
final class ProducerSettings {
    private static final int LINGER_MILLIS = 20;
    private static final int REQUEST_TIMEOUT_MILLIS = 30_000;

    // The sender thread comes back this often to look whether it should stop.
    private static final int MAX_BLOCK_MILLIS = 1_000;
    private static final int BATCH_BYTES = 64 * 1024;
    private static final long LEAST_PRODUCER_BYTES = 1024 * 1024;

    /** Keys that decide over loss and duplicates, or that the client sets from its own configuration. */
    private static final Set<String> FIXED = Set.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            ProducerConfig.ACKS_CONFIG,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            ProducerConfig.RETRIES_CONFIG,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);

    private ProducerSettings() {}

    static Map<String, Object> of(ClientConfig config, String publisherId) {
        long timeout = Math.min(Integer.MAX_VALUE, config.deliveryTimeout().toMillis());
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, publisherId);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, Math.min(LINGER_MILLIS, timeout / 2));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) Math.min(REQUEST_TIMEOUT_MILLIS, timeout / 2));
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(LEAST_PRODUCER_BYTES, config.bufferBytes()));
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        settings.putAll(config.producer());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) timeout);
        return settings;
    }

    /** What is wrong with a user's extra properties. */
    static List<String> violations(Map<String, Object> extra) {
        List<String> violations = new ArrayList<>();
        Map<String, ConfigDef.ConfigKey> known = ProducerConfig.configDef().configKeys();
        extra.forEach((key, value) -> {
            if (FIXED.contains(key)) {
                violations.add("producer property " + key + " is set by the client and cannot be changed");
            } else if (known.containsKey(key)) {
                String problem = problem(known.get(key), value);
                if (!problem.isEmpty()) {
                    violations.add("producer property " + key + ": " + problem);
                }
            }
        });
        return violations;
    }

    private static String problem(ConfigDef.ConfigKey key, Object value) {
        try {
            Object parsed = ConfigDef.parseType(key.name, value, key.type);
            if (key.validator != null) {
                key.validator.ensureValid(key.name, parsed);
            }
            return "";
        } catch (RuntimeException e) {
            // The message would repeat the value, which may be a secret.
            return "is not a valid " + key.type;
        }
    }
}
