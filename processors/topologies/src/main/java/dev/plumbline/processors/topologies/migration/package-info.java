/**
 * Which models serve what was asked for, feature by feature: seen where calls are taken in, watched where the minutes of a
 * feature close, told as alerts. What is news is decided in {@code processors/drift}; how an old and a new model compare is
 * answered by queries.
 */
@NullMarked
package dev.plumbline.processors.topologies.migration;

import org.jspecify.annotations.NullMarked;
