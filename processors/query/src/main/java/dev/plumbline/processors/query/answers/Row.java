package dev.plumbline.processors.query.answers;

import java.util.List;
import java.util.Map;

/**
 * One row of an answer.
 *
 * @param key dimension names to values, in the order of {@code group_by}; empty for the row over everything
 * @param total the whole range
 * @param points windows that have calls, in time order; empty with {@code step=total}
 */
public record Row(Map<String, String> key, Totals total, List<Point> points) {}
