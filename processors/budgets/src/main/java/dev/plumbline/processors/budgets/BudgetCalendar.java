package dev.plumbline.processors.budgets;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The calendar period that a limit is for, as wall-clock dates of the rule's time zone. */
public enum BudgetCalendar {
    /** From midnight to midnight. */
    DAY {
        @Override
        LocalDate start(LocalDate date) {
            return date;
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusDays(1);
        }
    },
    /** From Monday to Monday, as in ISO 8601. */
    WEEK {
        @Override
        LocalDate start(LocalDate date) {
            return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusWeeks(1);
        }
    },
    /** From the first of a month to the first of the next. */
    MONTH {
        @Override
        LocalDate start(LocalDate date) {
            return date.withDayOfMonth(1);
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusMonths(1);
        }
    };

    /** First date of the period that contains a date. */
    abstract LocalDate start(LocalDate date);

    /** First date of the period after the one that starts at {@code start}. */
    abstract LocalDate next(LocalDate start);
}
