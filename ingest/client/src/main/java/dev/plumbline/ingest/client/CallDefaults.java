package dev.plumbline.ingest.client;

import java.time.Clock;
import java.util.function.Supplier;

/** What a call builder fills in. */
record CallDefaults(Scope scope, RecordIds ids, UserHash users, Supplier<String> traceIds, Clock clock) {}
