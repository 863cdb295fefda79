package dev.plumbline.ingest.gateway.http;

import dev.plumbline.ingest.client.PlumblineClient;
import java.util.concurrent.Executor;

/**
 * What the routes that take records share.
 *
 * @param client sends the records
 * @param limits what bounds a request
 * @param bodies reads bodies, all within one budget
 * @param executor runs what is left to do when Kafka has answered
 */
public record IntakeParts(PlumblineClient client, Limits limits, BodyReader bodies, Executor executor) {

    /** Parts with a new budget for bodies. */
    public IntakeParts(PlumblineClient client, Limits limits, Executor executor) {
        this(client, limits, new BodyReader(limits), executor);
    }
}
