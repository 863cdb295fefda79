package dev.plumbline.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * The forms of an Avro schema as text, and the identity of a text.
 *
 * <p>A registry stores what {@link Schema#toString()} prints of the schema that it was sent: names and primitive types
 * in one form, documentation, defaults and further attributes kept, attributes in the order they were written.
 */
public final class SchemaText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JAVA_STRING = "avro.java.string";

    private SchemaText() {}

    /**
     * Parses a schema that somebody else wrote; defaults that do not fit their type are let pass, as registries do.
     *
     * @throws SchemaParseException if it is not an Avro schema
     */
    public static Schema parse(String text) {
        return new Schema.Parser().setValidateDefaults(false).parse(text);
    }

    /** The text with the attributes of every object in alphabetical order, so that their order makes no difference. */
    public static String normalized(Schema schema) {
        return sorted(read(schema.toString())).toString();
    }

    /** The schema without the hints that only Java readers know ({@code avro.java.string}). */
    public static Schema withoutJavaProperties(Schema schema) {
        JsonNode tree = read(schema.toString());
        return parse(simplified(tree).toString());
    }

    /** The MD5 of the text, as a UUID: the same in every registry, whatever id it has there. */
    public static UUID guid(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.wrap(digest);
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no MD5, which the registry protocol needs", e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new SchemaParseException(e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode items = JSON.createArrayNode();
            node.forEach(item -> items.add(sorted(item)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        TreeMap<String, JsonNode> fields = new TreeMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
        ObjectNode sorted = JSON.createObjectNode();
        fields.forEach(sorted::set);
        return sorted;
    }

    private static JsonNode simplified(JsonNode node) {
        if (node.isArray()) {
            ArrayNode items = JSON.createArrayNode();
            node.forEach(item -> items.add(simplified(item)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JSON.createObjectNode();
        node.properties().forEach(field -> copy(field.getKey(), field.getValue(), object));
        boolean onlyType = object.size() == 1 && object.path("type").isTextual();
        return onlyType ? object.get("type") : object;
    }

    private static void copy(String name, JsonNode value, ObjectNode target) {
        if (name.equals("default")) {
            target.set(name, value);
        } else if (!name.equals(JAVA_STRING)) {
            target.set(name, simplified(value));
        }
    }
}
