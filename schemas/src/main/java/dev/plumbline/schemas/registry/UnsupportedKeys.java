package dev.plumbline.schemas.registry;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The official client's keys that Plumbline's does not honour, each with what to do instead.
 *
 * <p>A key that is ignored in silence is worse than an error: the user believes that it works. Keys of other owners,
 * such as Kafka's own in the same map, are let pass.
 */
final class UnsupportedKeys {

    private static final String REMOVE = "remove it, or use Confluent's serde by class name (value.serde)";

    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry("key.subject.name.strategy", "remove it: keys are UTF-8 text and have no schema"),
            Map.entry("key.schema.id.serializer", "remove it: keys are UTF-8 text and have no schema"),
            Map.entry("key.schema.id.deserializer", "remove it: keys are UTF-8 text and have no schema"),
            Map.entry("value.schema.id.serializer", "remove it: the id is written ahead of the value, both are read"),
            Map.entry("value.schema.id.deserializer", "remove it: both forms of the id are read"),
            Map.entry("schema.reflection", "remove it: only generated records are read and written"),
            Map.entry("avro.reflection.allow.null", "remove it: only generated records are read and written"),
            Map.entry("avro.use.logical.type.converters", "remove it: generated records convert by themselves"),
            Map.entry("proxy.host", "remove it: the registry is asked directly"),
            Map.entry("proxy.port", "remove it: the registry is asked directly"),
            Map.entry("use.schema.id", REMOVE),
            Map.entry("id.compatibility.strict", REMOVE),
            Map.entry("use.latest.with.metadata", REMOVE),
            Map.entry("latest.compatibility.strict", REMOVE),
            Map.entry("context.name.strategy", REMOVE),
            Map.entry("schema.format", REMOVE),
            Map.entry("rule.executors", REMOVE),
            Map.entry("rule.actions", REMOVE),
            Map.entry("rule.service.loader.enable", REMOVE),
            Map.entry("enable.rule.service.loader", REMOVE),
            Map.entry("propagate.schema.tags", REMOVE));

    private static final Set<String> OWNED_PREFIXES = Set.of(
            "schema.registry.",
            "basic.auth.",
            "bearer.auth.",
            "rule.executors.",
            "rule.actions.",
            "http.connect.",
            "http.read.");

    private UnsupportedKeys() {}

    /** Reports every key that belongs to the registry client and is not among the supported ones. */
    static void report(Map<String, ?> values, Set<String> supported, ConfigReader reader) {
        for (String key : new TreeSet<>(values.keySet())) {
            String remedy = REMEDIES.get(key);
            if (remedy != null) {
                reader.violation(key + " is not supported: " + remedy);
            } else if (!supported.contains(key) && OWNED_PREFIXES.stream().anyMatch(key::startsWith)) {
                reader.violation(key + " is not supported: " + REMOVE);
            }
        }
    }
}
