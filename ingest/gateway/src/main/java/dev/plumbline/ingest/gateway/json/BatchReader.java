package dev.plumbline.ingest.gateway.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.ingest.client.rules.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the records of a body: one object, a list, an object with a list, or one object a line (NDJSON). Depth, texts,
 * names, numbers and the number of records are bounded. Thread-safe.
 *
 * @param <T> the record
 */
public final class BatchReader<T> {
    /** The most records in one body. */
    public static final int MAX_RECORDS = 10_000;

    private static final ObjectReader JSON = new JsonMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(16 * 1024)
                            .maxNameLength(1_024)
                            .maxNumberLength(64)
                            .build())
                    .build())
            .reader()
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    private static final ObjectReader DOCUMENT = JSON.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final RecordFormat<T> format;
    private final ReadContext context;

    /** A reader of one kind of record. */
    public BatchReader(RecordFormat<T> format, ReadContext context) {
        this.format = format;
        this.context = context;
    }

    /**
     * Reads a JSON document.
     *
     * @param lenient true to let fields pass that are not known
     * @throws MalformedBodyException if it is not JSON, or holds no records
     */
    public Batch<T> readJson(byte[] body, boolean lenient) throws MalformedBodyException {
        JsonNode root = guarded(() -> DOCUMENT.readTree(body));
        String list = format.listField();
        if (root.isObject() && root.path(list).isArray()) {
            if (root.size() > 1 && !lenient) {
                throw new MalformedBodyException("must have no other field beside " + list);
            }
            return readAll(elements(root.get(list)), lenient);
        }
        if (root.isArray()) {
            return readAll(elements(root), lenient);
        }
        return read(List.of(root), lenient, false);
    }

    /**
     * Reads one JSON object a line.
     *
     * @param lenient true to let fields pass that are not known
     * @throws MalformedBodyException if a line is not JSON
     */
    public Batch<T> readLines(byte[] body, boolean lenient) throws MalformedBodyException {
        return readAll(guarded(() -> lines(body)), lenient);
    }

    private Batch<T> readAll(List<JsonNode> nodes, boolean lenient) throws MalformedBodyException {
        if (nodes.size() > MAX_RECORDS) {
            throw new MalformedBodyException("must have at most " + MAX_RECORDS + " records");
        }
        return read(nodes, lenient, true);
    }

    private Batch<T> read(List<JsonNode> nodes, boolean lenient, boolean indexed) throws MalformedBodyException {
        List<Batch.Item<T>> items = new ArrayList<>(nodes.size());
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            String path = indexed ? format.listField() + "[" + i + "]" : "";
            if (!nodes.get(i).isObject()) {
                throw new MalformedBodyException((indexed ? path + " " : "") + "must be an object");
            }
            List<FieldError> found = new ArrayList<>();
            T record = readOne(new JsonObject(nodes.get(i), path, found), lenient, found, path);
            items.add(
                    new Batch.Item<>(record, found.isEmpty() ? "" : found.get(0).code()));
            errors.addAll(found);
        }
        return new Batch<>(items, errors);
    }

    private T readOne(JsonObject json, boolean lenient, List<FieldError> found, String path) {
        T record = format.read().apply(json, context);
        if (!lenient) {
            json.noteUnknown();
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        for (Violation violation : format.check().apply(record)) {
            String field = prefix + violation.field();
            // A field of the wrong type was noted already and left at its default.
            if (found.stream().noneMatch(error -> error.field().equals(field))) {
                found.add(new FieldError(field, violation.detail(), violation.reason()));
            }
        }
        return record;
    }

    private static List<JsonNode> lines(byte[] body) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(body)) {
            // One more than may be there is enough to refuse the rest unread.
            while (parser.nextToken() != null && nodes.size() <= MAX_RECORDS) {
                nodes.add(JSON.readTree(parser));
            }
        }
        return nodes;
    }

    private interface Parse<R> {
        R run() throws IOException;
    }

    private static <R> R guarded(Parse<R> parse) throws MalformedBodyException {
        try {
            return parse.run();
        } catch (StreamConstraintsException e) {
            throw new MalformedBodyException(
                    "is nested too deeply or has a text, name or number that is too long, at " + place(e));
        } catch (JsonProcessingException e) {
            throw new MalformedBodyException("is not valid JSON, or has a field twice, at " + place(e));
        } catch (IOException e) {
            throw new MalformedBodyException("is not valid JSON in UTF-8");
        }
    }

    // Jackson's own message would repeat what was sent.
    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null
                ? "an unknown place"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static List<JsonNode> elements(JsonNode list) {
        List<JsonNode> elements = new ArrayList<>(list.size());
        list.forEach(elements::add);
        return elements;
    }
}
