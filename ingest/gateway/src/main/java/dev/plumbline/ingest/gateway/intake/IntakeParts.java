package dev.plumbline.ingest.gateway.intake;

import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.gateway.body.BodyReader;
import dev.plumbline.ingest.gateway.http.Admission;
import dev.plumbline.ingest.gateway.http.Limits;
import java.util.concurrent.Executor;

/**
 * What the routes that take records share.
 *
 * @param client sends the records
 * @param limits what bounds a request
 * @param bodies reads bodies, all within one budget
 * @param admission says who sends
 * @param executor runs what is left to do when Kafka has answered
 */
public record IntakeParts(
        PlumblineClient client, Limits limits, BodyReader bodies, Admission admission, Executor executor) {

    /** Parts with a new budget for bodies. */
    public IntakeParts(PlumblineClient client, Limits limits, Admission admission, Executor executor) {
        this(client, limits, new BodyReader(limits), admission, executor);
    }
}
