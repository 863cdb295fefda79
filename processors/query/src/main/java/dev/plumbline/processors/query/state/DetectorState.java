package dev.plumbline.processors.query.state;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A drift detector of one signal of one series, and its baseline.
 *
 * @param id names it for commands
 * @param rule the rule it comes from
 * @param scope dimension names to values
 * @param metric what it watches
 * @param phase {@code collecting}, {@code armed} or {@code firing}
 * @param samples values in its baseline
 * @param samplesNeeded values that the warm-up needs
 * @param minutes minutes that the baseline spans
 * @param minutesNeeded minutes that the warm-up needs
 * @param baseline what is expected; null while collecting
 * @param evidence the e-value now; 0 while collecting
 * @param threshold what it is held against; 0 while collecting
 * @param pinned true if somebody pinned the baseline
 * @param alert id of the alert that is on; empty if none is
 * @param notes what is special about the series
 */
public record DetectorState(
        String id,
        String rule,
        Map<String, String> scope,
        String metric,
        String phase,
        long samples,
        long samplesNeeded,
        long minutes,
        long minutesNeeded,
        @Nullable Expected baseline,
        double evidence,
        double threshold,
        boolean pinned,
        String alert,
        List<String> notes) {
    public DetectorState {
        scope = Map.copyOf(scope);
        notes = List.copyOf(notes);
    }

    /**
     * What a detector expects, in millionths of a score or of a share of calls.
     *
     * @param meanMicros mean
     * @param sdMicros standard deviation
     * @param dropMicros how far below may lie without being evidence
     * @param riseMicros how far above
     * @param frozen true once no later days are taken in
     */
    public record Expected(long meanMicros, long sdMicros, long dropMicros, long riseMicros, boolean frozen) {}
}
