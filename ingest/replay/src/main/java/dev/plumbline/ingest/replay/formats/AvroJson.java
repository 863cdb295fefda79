package dev.plumbline.ingest.replay.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.replay.formats.text.RowFault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Builds generated records from plain JSON by walking the schema, so that the accepted fields are always those of the
 * records. It is not Avro's JSON encoding: a nullable value is written as itself, and a field may be left out if the
 * schema has a default for it.
 */
final class AvroJson {
    private AvroJson() {}

    /** @param path where the object stands, for messages: empty or ending in a dot */
    static SpecificRecord record(Schema schema, JsonNode json, String path) throws RowFault {
        if (!json.isObject()) {
            throw new RowFault(path.isEmpty() ? "is not an object" : chop(path) + " is not an object");
        }
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (schema.getField(name) == null) {
                throw new RowFault(path + name + " is not a known field");
            }
        }
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            JsonNode value = json.get(field.name());
            record.put(
                    field.pos(),
                    value == null ? fallback(field, path) : value(field.schema(), value, path + field.name()));
        }
        return record;
    }

    private static @Nullable Object fallback(Schema.Field field, String path) throws RowFault {
        if (!field.hasDefaultValue()) {
            throw new RowFault(path + field.name() + " is missing");
        }
        SpecificData data = SpecificData.get();
        return data.deepCopy(field.schema(), data.getDefaultValue(field));
    }

    private static @Nullable Object value(Schema schema, JsonNode json, String path) throws RowFault {
        return switch (schema.getType()) {
            case STRING -> check(json.isTextual(), json, path, "text").asText();
            case LONG -> whole(json, path, json.canConvertToLong()).longValue();
            case INT -> whole(json, path, json.canConvertToInt()).intValue();
            case DOUBLE -> check(json.isNumber(), json, path, "a number").doubleValue();
            case BOOLEAN -> check(json.isBoolean(), json, path, "true or false").booleanValue();
            case ENUM -> symbol(schema, json, path);
            case UNION -> json.isNull() ? null : value(schema.getTypes().get(1), json, path);
            case ARRAY -> array(schema, json, path);
            case MAP -> map(schema, json, path);
            case RECORD -> record(schema, json, path + ".");
            default -> throw new IllegalStateException("no JSON form for " + schema.getType());
        };
    }

    private static JsonNode whole(JsonNode json, String path, boolean fits) throws RowFault {
        return check(json.isIntegralNumber() && fits, json, path, "a whole number");
    }

    private static Object symbol(Schema schema, JsonNode json, String path) throws RowFault {
        String name = check(json.isTextual(), json, path, "text").asText().toUpperCase(Locale.ROOT);
        if (!schema.hasEnumSymbol(name)) {
            throw new RowFault(path + " is none of " + schema.getEnumSymbols());
        }
        return SpecificData.get().createEnum(name, schema);
    }

    private static List<@Nullable Object> array(Schema schema, JsonNode json, String path) throws RowFault {
        List<@Nullable Object> values = new ArrayList<>();
        for (JsonNode element : check(json.isArray(), json, path, "an array")) {
            values.add(value(schema.getElementType(), element, path + "[" + values.size() + "]"));
        }
        return values;
    }

    private static Map<String, @Nullable Object> map(Schema schema, JsonNode json, String path) throws RowFault {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                check(json.isObject(), json, path, "an object").properties()) {
            values.put(entry.getKey(), value(schema.getValueType(), entry.getValue(), path + "." + entry.getKey()));
        }
        return values;
    }

    private static JsonNode check(boolean right, JsonNode json, String path, String wanted) throws RowFault {
        if (!right) {
            throw new RowFault(path + " is not " + wanted);
        }
        return json;
    }

    private static String chop(String path) {
        return path.substring(0, path.length() - 1);
    }
}
