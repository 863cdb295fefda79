/**
 * Sends a stream of recorded or generated records to a sink at a chosen pace.
 *
 * <p>A {@link dev.plumbline.ingest.replay.RecordSource} yields records one at a time, a
 * {@link dev.plumbline.ingest.replay.Replayer} waits until each is due and hands it to a
 * {@link dev.plumbline.ingest.replay.CallSink}. Sources are in the sub-packages: {@code formats} reads files,
 * {@code scenario} makes records up.
 *
 * <p>Only {@link dev.plumbline.ingest.replay.ClientSink} knows the client library, and nothing here knows Kafka. This
 * package does not validate records and does not price them.
 */
@NullMarked
package dev.plumbline.ingest.replay;

import org.jspecify.annotations.NullMarked;
