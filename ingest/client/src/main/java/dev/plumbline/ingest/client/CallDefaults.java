package dev.plumbline.ingest.client;

import java.time.Clock;

/** What a call builder fills in. */
record CallDefaults(Scope scope, RecordIds ids, UserHash users, Clock clock) {}
