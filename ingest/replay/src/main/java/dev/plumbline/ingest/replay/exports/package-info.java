/**
 * Reads what other systems export about language model calls, as streams of records: Langfuse, Helicone, LiteLLM, OpenAI's
 * usage, and files of OTLP JSON.
 *
 * <p>A row is read field by field, and only the fields that a call has room for: the texts of prompts and answers are
 * skipped where they stand, whatever their length. Names of fields are compared without case, spaces and underscores, since
 * the same export writes {@code startTime} in one of its forms and {@code start_time} in another. Call ids are those of the
 * exporting system, so that the same export always gives the same calls.
 *
 * <p>This package does not move times, does not ask anybody's API, and takes no user ids.
 */
@NullMarked
package dev.plumbline.ingest.replay.exports;

import org.jspecify.annotations.NullMarked;
