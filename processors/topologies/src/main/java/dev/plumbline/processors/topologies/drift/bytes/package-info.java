/** Bytes of the states that drift watching keeps: numbers, texts and parts in one fixed order, no tags. */
@NullMarked
package dev.plumbline.processors.topologies.drift.bytes;

import org.jspecify.annotations.NullMarked;
