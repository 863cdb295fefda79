package dev.plumbline.ingest.gateway.http;

import dev.plumbline.ingest.client.PlumblineClient;
import java.util.concurrent.Executor;

/** What the routes for all kinds of records share. */
record IntakeParts(PlumblineClient client, Limits limits, BodyReader bodies, Executor executor) {}
