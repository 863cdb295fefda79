package dev.plumbline.ingest.replay.exports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.plumbline.ingest.replay.formats.text.RowFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of an export: its fields by canonical name. A path such as {@code metadata.tags} goes into an object, also into
 * one that is written as text, as in CSV.
 */
final class ExportRow {
    private static final JsonMapper JSON = new JsonMapper();
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int MAX_DIGITS = 40;

    private final long line;
    private final Map<String, JsonNode> fields;
    private final String fault;

    private ExportRow(long line, Map<String, JsonNode> fields, String fault) {
        this.line = line;
        this.fields = fields;
        this.fault = fault;
    }

    static ExportRow of(long line, Map<String, JsonNode> fields) {
        return new ExportRow(line, fields, "");
    }

    static ExportRow faulty(long line, String fault) {
        return new ExportRow(line, Map.of(), fault);
    }

    long line() {
        return line;
    }

    void throwIfFaulty() throws RowFault {
        if (!fault.isEmpty()) {
            throw new RowFault(fault);
        }
    }

    /** The first of these that is text, a number or a truth value and not empty; otherwise empty. */
    String text(String... paths) {
        for (String path : paths) {
            JsonNode node = node(path);
            if (node.isValueNode() && !node.isNull() && !node.asText().isBlank()) {
                return node.asText().strip();
            }
        }
        return "";
    }

    /** The first of these that is there, as text. */
    String required(String... paths) throws RowFault {
        String text = text(paths);
        if (text.isEmpty()) {
            throw new RowFault(paths[0] + " is missing");
        }
        return text;
    }

    /** The first of these that is there, as a number; null if none is. */
    @Nullable
    BigDecimal number(String... paths) throws RowFault {
        for (String path : paths) {
            String text = text(path);
            if (!text.isEmpty()) {
                return parse(path, text);
            }
        }
        return null;
    }

    /** The first of these that is there, as a count of tokens or calls; 0 if none is. */
    long count(String... paths) throws RowFault {
        BigDecimal number = number(paths);
        if (number == null) {
            return 0;
        }
        if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0 || number.compareTo(LARGEST) > 0) {
            throw new RowFault(paths[0] + " is not a count: " + number);
        }
        return number.longValueExact();
    }

    /** The first of these that is there, times 10 to the {@code power}, rounded half to even; null if none is. */
    @Nullable
    Long scaled(int power, String... paths) throws RowFault {
        BigDecimal number = number(paths);
        if (number == null) {
            return null;
        }
        BigDecimal scaled = number.scaleByPowerOfTen(power).setScale(0, RoundingMode.HALF_EVEN);
        if (scaled.abs().compareTo(LARGEST) > 0) {
            throw new RowFault(paths[0] + " is out of range: " + number);
        }
        return scaled.longValueExact();
    }

    /** The first of these that is there, as microseconds since the epoch; null if none is. */
    @Nullable
    Long micros(String... paths) throws RowFault {
        for (String path : paths) {
            String text = text(path);
            if (!text.isEmpty()) {
                return ExportTime.micros(path, text);
            }
        }
        return null;
    }

    /** What stands at the end of a path; a missing node if nothing does. */
    JsonNode node(String path) {
        int dot = path.indexOf('.');
        String head = dot < 0 ? path : path.substring(0, dot);
        JsonNode node = fields.getOrDefault(FieldName.canonical(head), MissingNode.getInstance());
        return dot < 0 ? node : descend(unfolded(node), path.substring(dot + 1));
    }

    /** The members of an object, also of one that is written as text. */
    static JsonNode unfolded(JsonNode node) {
        String text = node.isTextual() ? node.asText().strip() : "";
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return node;
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static JsonNode descend(JsonNode node, String path) {
        int dot = path.indexOf('.');
        String wanted = FieldName.canonical(dot < 0 ? path : path.substring(0, dot));
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (FieldName.canonical(member.getKey()).equals(wanted)) {
                return dot < 0 ? member.getValue() : descend(unfolded(member.getValue()), path.substring(dot + 1));
            }
        }
        return MissingNode.getInstance();
    }

    private static BigDecimal parse(String path, String text) throws RowFault {
        try {
            if (text.length() <= MAX_DIGITS) {
                BigDecimal value = new BigDecimal(text);
                if (Math.abs((long) value.scale()) <= MAX_DIGITS) {
                    return value;
                }
            }
        } catch (NumberFormatException e) {
            // falls through to the fault, which does not repeat what may be somebody's text
        }
        throw new RowFault(path + " is not a number");
    }
}
