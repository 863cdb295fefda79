/**
 * Publishes the chat calls of a Spring AI application from its observations.
 *
 * <p>Start at {@link dev.plumbline.ingest.integrations.springai.PlumblineAutoConfiguration}, or at
 * {@link dev.plumbline.ingest.integrations.springai.ChatCallHandler} without Spring Boot. Nothing here throws into the
 * application once it has started, waits, or reads the text of prompts and answers. Does not trace and does not retry.
 */
@NullMarked
package dev.plumbline.ingest.integrations.springai;

import org.jspecify.annotations.NullMarked;
