package dev.plumbline.ingest.gateway.otlp.dialects;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Map;

/** JSON objects inside attributes, made into attributes of their members. What is no JSON has no members. */
final class EmbeddedJson {
    private static final int MAX_MEMBERS = 64;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxNumberLength(64)
                    .build())
            .build();

    private EmbeddedJson() {}

    /** Puts the texts and numbers of a document as {@code name.member}, and {@code name.member.member} if it nests. */
    static void read(String name, String document, Map<String, Object> into) {
        if (!document.startsWith("{")) {
            return;
        }
        try (JsonParser parser = JSON.createParser(document)) {
            parser.nextToken();
            members(parser, name, into);
        } catch (IOException e) {
            into.keySet().removeIf(member -> member.startsWith(name + "."));
        }
    }

    private static void members(JsonParser parser, String path, Map<String, Object> into) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = path + "." + parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                members(parser, member, into);
            } else if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL && into.size() < MAX_MEMBERS) {
                into.put(member, parser.getText());
            }
        }
    }
}
