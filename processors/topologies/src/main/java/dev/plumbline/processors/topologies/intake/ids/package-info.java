/** Which calls and scores a task has counted lately: the indexes of {@code processors/dedup} over the stores of the task. */
@NullMarked
package dev.plumbline.processors.topologies.intake.ids;

import org.jspecify.annotations.NullMarked;
