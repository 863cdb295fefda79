/** Compact, versionable bytes: variable-length integers and raw doubles, written and read in one fixed order. */
@NullMarked
package dev.plumbline.processors.drift.state;

import org.jspecify.annotations.NullMarked;
