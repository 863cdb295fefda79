package dev.plumbline.processors.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.processors.query.requests.Violation;
import java.util.List;

/**
 * An error as RFC 9457 says it.
 *
 * @param type always {@code about:blank}: the status says what it is
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what happened and what would help, for a person
 * @param errors what is wrong, parameter by parameter; absent when that has no meaning
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(String type, String title, int status, String detail, List<Violation> errors) {

    static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, List.of());
    }

    static Problem invalid(String detail, List<Violation> errors) {
        return new Problem("about:blank", "Bad Request", 400, detail, errors);
    }
}
