package dev.plumbline.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a schema registry over HTTP, by the Confluent REST protocol.
 *
 * <p>What can never change is asked once: the schema of an id or GUID, and the id of a schema under a subject. An id that
 * the registry does not know is asked for again only after {@link RegistryConfig#missingTtl()}, so that a run of bad
 * records does not become a run of requests. Transient faults are retried, and then the next URL is asked. Thread-safe;
 * a call blocks until the answer, the last retry or an interrupt.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {

    private record Key(String subject, String text, boolean normalize) {}

    private static final int MAX_MISSING = 10_000;

    private final RegistryTransport transport;
    private final RegistryConfig config;
    private final InstantSource clock;
    private final Map<Key, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Key, RegisteredSchema> versions = new ConcurrentHashMap<>();
    private final Map<Object, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<Object, Instant> missing = new ConcurrentHashMap<>();

    /** With the system's clock. */
    public HttpSchemaRegistry(RegistryConfig config) {
        this(
                config,
                InstantSource.system(),
                d -> TimeUnit.MILLISECONDS.sleep(d.toMillis()),
                RandomGenerator.getDefault());
    }

    HttpSchemaRegistry(
            RegistryConfig config, InstantSource clock, RegistryTransport.Sleeper sleeper, RandomGenerator random) {
        this.config = config;
        this.clock = clock;
        this.transport = new RegistryTransport(config, sleeper, random);
    }

    @Override
    public int register(String subject, Schema schema, boolean normalize) {
        Key key = new Key(subject, schema.toString(), normalize);
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        String path = "/subjects/" + encoded(subject) + "/versions?normalize=" + normalize;
        int id = transport.send("POST", path, schemaBody(key.text())).path("id").asInt();
        ids.put(key, id);
        return id;
    }

    @Override
    public RegisteredSchema lookup(String subject, Schema schema, boolean normalize) {
        Key key = new Key(subject, schema.toString(), normalize);
        RegisteredSchema known = versions.get(key);
        if (known != null) {
            return known;
        }
        String path = "/subjects/" + encoded(subject) + "?normalize=" + normalize;
        RegisteredSchema version = registered(transport.send("POST", path, schemaBody(key.text())));
        versions.put(key, version);
        return version;
    }

    @Override
    public Schema schemaById(int id) {
        return cached(id, "/schemas/ids/" + id);
    }

    @Override
    public Schema schemaByGuid(UUID guid) {
        return cached(guid, "/schemas/guids/" + guid);
    }

    @Override
    public List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        transport.send("GET", "/subjects", null).forEach(subject -> subjects.add(subject.asText()));
        return List.copyOf(subjects);
    }

    @Override
    public List<Integer> versions(String subject) {
        return integers(transport.send("GET", "/subjects/" + encoded(subject) + "/versions", null));
    }

    @Override
    public RegisteredSchema version(String subject, int version) {
        return registered(transport.send("GET", "/subjects/" + encoded(subject) + "/versions/" + version, null));
    }

    @Override
    public RegisteredSchema latest(String subject) {
        return registered(transport.send("GET", "/subjects/" + encoded(subject) + "/versions/latest", null));
    }

    /** Names the version to be held against, since servers differ in what they do if none is named. */
    @Override
    public List<String> incompatibilities(String subject, Schema candidate) {
        String version = compatibility(subject).transitive() ? "" : "/latest";
        String path = "/compatibility/subjects/" + encoded(subject) + "/versions" + version + "?verbose=true";
        try {
            return reasons(transport.send("POST", path, schemaBody(candidate.toString())));
        } catch (SchemaRegistryException e) {
            if (e.isNotFound()) {
                return List.of();
            }
            throw e;
        }
    }

    /** Some servers answer for a subject that they do not know with the level of all, others that it is unknown. */
    @Override
    public CompatibilityLevel compatibility(@Nullable String subject) {
        String path = scoped("/config", subject) + (subject == null ? "" : "?defaultToGlobal=true");
        try {
            String level =
                    transport.send("GET", path, null).path("compatibilityLevel").asText();
            return CompatibilityLevel.valueOf(level);
        } catch (SchemaRegistryException e) {
            if (subject == null || e.status() != 404) {
                throw e;
            }
            return compatibility(null);
        }
    }

    @Override
    public void setCompatibility(@Nullable String subject, CompatibilityLevel level) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("compatibility", level.name());
        transport.send("PUT", scoped("/config", subject), body);
    }

    @Override
    public RegistryMode mode(@Nullable String subject) {
        String path = scoped("/mode", subject) + (subject == null ? "" : "?defaultToGlobal=true");
        return RegistryMode.valueOf(
                transport.send("GET", path, null).path("mode").asText());
    }

    @Override
    public void setMode(@Nullable String subject, RegistryMode mode) {
        transport.send(
                "PUT",
                scoped("/mode", subject),
                JsonNodeFactory.instance.objectNode().put("mode", mode.name()));
    }

    @Override
    public List<Integer> deleteSubject(String subject, boolean permanent) {
        forget(subject);
        return integers(transport.send("DELETE", "/subjects/" + encoded(subject) + "?permanent=" + permanent, null));
    }

    @Override
    public void deleteVersion(String subject, int version, boolean permanent) {
        forget(subject);
        String path = "/subjects/" + encoded(subject) + "/versions/" + version + "?permanent=" + permanent;
        transport.send("DELETE", path, null);
    }

    private static List<String> reasons(JsonNode answer) {
        if (answer.path("is_compatible").asBoolean()) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>();
        answer.path("messages").forEach(message -> reasons.add(message.asText()));
        return reasons.isEmpty() ? List.of("The registry gives no reason") : List.copyOf(reasons);
    }

    private void forget(String subject) {
        ids.keySet().removeIf(key -> key.subject().equals(subject));
        versions.keySet().removeIf(key -> key.subject().equals(subject));
    }

    private Schema cached(Object identity, String path) {
        Schema known = schemas.get(identity);
        if (known != null) {
            return known;
        }
        Instant until = missing.get(identity);
        if (until != null && clock.instant().isBefore(until)) {
            throw SchemaRegistryException.ofCode(
                    SchemaRegistryException.SCHEMA_NOT_FOUND, "Schema " + identity + " is not in the registry");
        }
        try {
            Schema schema =
                    parsed(transport.send("GET", path, null).path("schema").asText());
            schemas.put(identity, schema);
            missing.remove(identity);
            return schema;
        } catch (SchemaRegistryException e) {
            if (e.isNotFound()) {
                remember(identity);
            }
            throw e;
        }
    }

    private void remember(Object identity) {
        if (missing.size() >= MAX_MISSING) {
            missing.clear();
        }
        missing.put(identity, clock.instant().plus(config.missingTtl()));
    }

    private static Schema parsed(String text) {
        try {
            return SchemaText.parse(text);
        } catch (SchemaParseException e) {
            throw new SchemaRegistryException(422, SchemaRegistryException.INVALID_SCHEMA, "Not an Avro schema", e);
        }
    }

    private static RegisteredSchema registered(JsonNode answer) {
        return new RegisteredSchema(
                answer.path("subject").asText(),
                answer.path("version").asInt(),
                answer.path("id").asInt(),
                answer.path("schema").asText());
    }

    private static List<Integer> integers(JsonNode array) {
        List<Integer> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.asInt()));
        return List.copyOf(numbers);
    }

    private static ObjectNode schemaBody(String text) {
        return JsonNodeFactory.instance.objectNode().put("schema", text);
    }

    private static String scoped(String path, @Nullable String subject) {
        return subject == null ? path : path + "/" + encoded(subject);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
