/**
 * Sorted runs of fingerprints on local disk: the index of ids that are too old for the heap. A run says in which blocks an id
 * may lie; the blocks themselves are elsewhere, and runs are made anew from them at a start. Nothing here knows what a block
 * holds.
 */
@NullMarked
package dev.plumbline.processors.dedup.runs;

import org.jspecify.annotations.NullMarked;
