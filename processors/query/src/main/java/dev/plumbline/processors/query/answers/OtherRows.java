package dev.plumbline.processors.query.answers;

import java.util.List;

/**
 * The rows beyond the limit, merged into one.
 *
 * @param rows how many there are
 * @param total the whole range
 * @param points windows that have calls, in time order
 */
public record OtherRows(int rows, Totals total, List<Point> points) {}
