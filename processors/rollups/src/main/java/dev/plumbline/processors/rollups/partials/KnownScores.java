package dev.plumbline.processors.rollups.partials;

import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.SeriesKey;
import java.util.HashMap;
import java.util.Map;

/** One object for each distinct score key, up to a limit; beyond it the name is {@code __other__}. */
final class KnownScores {

    private final int limit;
    private final Map<ScoreKey, ScoreKey> known = new HashMap<>();

    KnownScores(int limit) {
        this.limit = limit;
    }

    ScoreKey resolve(ScoreKey key) {
        ScoreKey found = known.get(key);
        if (found != null) {
            return found;
        }
        if (known.size() >= limit) {
            return new ScoreKey(SeriesKey.OTHER, key.source());
        }
        known.put(key, key);
        return key;
    }

    void resolveAll(CallFacts call) {
        for (int i = 0; i < call.scoreCount(); i++) {
            call.scoreKey(i, resolve(call.scoreKey(i)));
        }
    }

    void clear() {
        known.clear();
    }
}
