/**
 * Sends a stream of recorded or generated records to a sink at a chosen pace.
 *
 * <p>A {@link dev.plumbline.ingest.replay.RecordSource} yields records one at a time, a
 * {@link dev.plumbline.ingest.replay.Replayer} waits until each is due and hands it to a
 * {@link dev.plumbline.ingest.replay.CallSink}. Sources are in the sub-packages: {@code formats} reads files,
 * {@code scenario} makes records up.
 *
 * <p>This package does not know Kafka, does not validate records and does not price them: the sink does.
 */
@NullMarked
package dev.plumbline.ingest.replay;

import org.jspecify.annotations.NullMarked;
