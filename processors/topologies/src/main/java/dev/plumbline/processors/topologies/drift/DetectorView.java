package dev.plumbline.processors.topologies.drift;

import dev.plumbline.processors.drift.DriftStatus;
import java.util.Map;
import java.util.Optional;

/**
 * A detector as it stands in its store.
 *
 * @param key which detector
 * @param pinned true if its baseline takes in no later days
 * @param firing id of the alert that is on; empty if none is
 * @param status what it knows
 */
public record DetectorView(DetectorKey key, boolean pinned, String firing, DriftStatus status) {

    /** Reads an entry of {@link DriftStores#DETECTORS}; empty if its rule is gone or does not fit it any more. */
    public static Optional<DetectorView> of(byte[] key, byte[] value, Map<String, DriftRule> rules) {
        DetectorKey detector = DetectorKey.fromBytes(key);
        DriftRule rule = rules.get(detector.ruleId());
        if (rule == null) {
            return Optional.empty();
        }
        try {
            Tracked tracked = Tracked.fromBytes(value, detector.signal(), rule);
            return Optional.of(new DetectorView(
                    detector,
                    tracked.pinned(),
                    tracked.firing(),
                    tracked.detector().status()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
