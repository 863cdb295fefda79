/**
 * Adds up what a replay sent, in the simplest way there is, so that the answers of a system under test can be compared
 * to the last token and the last millionth of a score.
 *
 * <p>This package does not price calls, keep windows or approximate anything.
 */
@NullMarked
package dev.plumbline.ingest.replay.totals;

import org.jspecify.annotations.NullMarked;
