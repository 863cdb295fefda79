/**
 * Remembers which records earlier imports brought, so that bringing a file again adds nothing, however much later.
 *
 * <p>It does not know Kafka: somebody else says what was acknowledged, and which installation the journal is for.
 */
@NullMarked
package dev.plumbline.ingest.replay.journal;

import org.jspecify.annotations.NullMarked;
