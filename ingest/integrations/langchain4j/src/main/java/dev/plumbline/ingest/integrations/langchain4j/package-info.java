/**
 * Listeners through which a LangChain4j application publishes its model calls.
 *
 * <p>Start at {@link dev.plumbline.ingest.integrations.langchain4j.LangChain4jTelemetry}. Nothing here throws into the
 * application, waits, or reads the text of prompts and answers. Does not wrap models, and does not retry.
 */
@NullMarked
package dev.plumbline.ingest.integrations.langchain4j;

import org.jspecify.annotations.NullMarked;
