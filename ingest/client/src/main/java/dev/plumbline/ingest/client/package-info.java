/**
 * The library with which an application publishes its calls, scores and changes.
 *
 * <p>Start at {@link dev.plumbline.ingest.client.Plumbline}. After construction nothing here throws into the application
 * or makes it wait; what cannot be sent is counted, by reason. Does not wrap any model's SDK and never sees the text of
 * prompts or answers.
 */
@NullMarked
package dev.plumbline.ingest.client;

import org.jspecify.annotations.NullMarked;
