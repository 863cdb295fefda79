package dev.plumbline.processors.query.answers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * One window of a row.
 *
 * @param at start of the window, inclusive
 * @param open true while calls still come in: the window ends after the watermark
 * @param totals what is known about its calls
 */
public record Point(Instant at, boolean open, @JsonUnwrapped Totals totals) {}
