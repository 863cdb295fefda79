/**
 * Spending against a limit in a calendar period: rules, calendars, the state of one series in one period, and the
 * thresholds that it crosses.
 *
 * <p>All money is integer nano-dollars, all times are microseconds since the epoch and come from the events.
 *
 * <p>Not here: prices, Kafka, stores, alert records, wall clocks. Whoever calls keeps one state for each rule, series and
 * period, and closes it when stream time passes its end.
 */
@NullMarked
package dev.plumbline.processors.budgets;

import org.jspecify.annotations.NullMarked;
