/**
 * Reads call logs as streams of records: the LLMDrift results, the Azure LLM inference trace, and JSON lines;
 * finds the reader for a format by name.
 *
 * <p>A row that cannot be read becomes a {@link dev.plumbline.ingest.replay.ReplayRecord.Unreadable} with its line
 * number and the reason; only a file that is not of the format at all, or that fails to be read, is an exception. Call
 * ids are made from the rows, so that the same file always gives the same calls.
 *
 * <p>This package does not follow files that grow, read archives or infer columns.
 */
@NullMarked
package dev.plumbline.ingest.replay.formats;

import org.jspecify.annotations.NullMarked;
