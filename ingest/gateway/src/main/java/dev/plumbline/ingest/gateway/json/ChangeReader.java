package dev.plumbline.ingest.gateway.json;

import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.ChangeKind;

/** Reads a change. */
final class ChangeReader {
    private ChangeReader() {}

    static ChangeEvent read(JsonObject json, ReadContext context) {
        return new ChangeEvent(
                context.id(json, "change_id"),
                context.time(json, "at"),
                json.word("kind", ChangeKind.class, ChangeKind.UNKNOWN),
                context.tenant(json),
                json.text("app"),
                json.text("feature"),
                json.text("environment"),
                json.text("subject"),
                json.text("from_version"),
                json.text("to_version"),
                json.text("author"),
                json.text("approver"),
                json.text("link"),
                json.text("note"));
    }
}
