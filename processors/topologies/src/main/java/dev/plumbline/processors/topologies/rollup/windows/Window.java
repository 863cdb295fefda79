package dev.plumbline.processors.topologies.rollup.windows;

import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;

/**
 * One series in one window.
 *
 * @param series the series
 * @param resolution the length of the window
 * @param startMicros its start, microseconds since the epoch
 */
public record Window(SeriesKey series, Resolution resolution, long startMicros) {

    /** Its end, microseconds since the epoch. */
    public long endMicros() {
        return startMicros + resolution.seconds() * 1_000_000L;
    }
}
