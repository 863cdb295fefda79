package dev.plumbline.ingest.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.ingest.gateway.json.FieldError;
import io.javalin.http.HttpStatus;
import java.util.List;

/**
 * An error as RFC 9457 says it.
 *
 * @param type always {@code about:blank}: the status says what it is
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what happened and what would help, for a person
 * @param errors what is wrong, field by field; absent when that has no meaning
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(String type, String title, int status, String detail, List<Field> errors) {
    private static final int MAX_ERRORS = 100;

    /** One wrong field. */
    record Field(String field, String reason) {}

    static Problem of(HttpStatus status, String detail) {
        return new Problem("about:blank", status.getMessage(), status.getCode(), detail, List.of());
    }

    static Problem invalid(String detail, List<FieldError> errors) {
        List<Field> fields = errors.stream()
                .limit(MAX_ERRORS)
                .map(error -> new Field(error.field(), error.reason()))
                .toList();
        HttpStatus status = HttpStatus.BAD_REQUEST;
        return new Problem("about:blank", status.getMessage(), status.getCode(), detail, fields);
    }
}
