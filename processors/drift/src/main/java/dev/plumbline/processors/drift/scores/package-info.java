/** What a detector is fed: the scores of one minute as a histogram, and the scale they live on. */
@NullMarked
package dev.plumbline.processors.drift.scores;

import org.jspecify.annotations.NullMarked;
