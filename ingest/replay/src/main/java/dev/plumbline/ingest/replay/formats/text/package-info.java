/**
 * Reads text files a row at a time: bounded UTF-8 lines, CSV by column name, and exact numbers.
 *
 * <p>This package does not know what a row means.
 */
@NullMarked
package dev.plumbline.ingest.replay.formats.text;

import org.jspecify.annotations.NullMarked;
