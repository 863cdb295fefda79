package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import org.apache.kafka.common.utils.Bytes;

/**
 * One series in one window.
 *
 * @param series the series
 * @param resolution the length of the window
 * @param startMicros its start, microseconds since the epoch
 */
record Window(SeriesKey series, Resolution resolution, long startMicros) {

    long endMicros() {
        return startMicros + resolution.seconds() * 1_000_000L;
    }

    long startMillis() {
        return startMicros / 1_000;
    }

    Bytes seriesBytes() {
        return Bytes.wrap(series.toBytes());
    }
}
