package dev.plumbline.ingest.replay.totals;

import dev.plumbline.schemas.records.ScoreSource;

/** What a score total is kept for: scores of different names or sources are never mixed. */
public record ScoreKey(String name, ScoreSource source) {}
