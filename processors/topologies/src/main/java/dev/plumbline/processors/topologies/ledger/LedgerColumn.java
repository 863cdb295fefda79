package dev.plumbline.processors.topologies.ledger;

import java.util.Locale;

/** What became of a record that arrived. */
public enum LedgerColumn {
    /** In the totals. */
    COUNTED,
    /** Its id had been counted before. */
    DUPLICATE,
    /** Older than the accepted lateness; in the dead letters. */
    LATE,
    /** Could not be used; in the dead letters with a reason. */
    QUARANTINED,
    /** A remark, not a column of the identity: counted, but its event time was ahead and was set to append time. */
    CLAMPED,
    /** A remark, not a column of the identity: counted, but under {@code __other__}, because there are too many names. */
    OVERFLOWED,
    /** A remark, not a column of the identity: a record, counted as a duplicate, that took the place of an earlier one. */
    CORRECTED,
    /** Not of records: what the ledger notes for itself, see {@link LedgerBook}. */
    NOTE;

    /** The name in answers and metrics, for example {@code counted}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True if lines of the column count records. */
    public boolean isOfRecords() {
        return this != NOTE;
    }

    /** True if the column is a term of the ledger identity. */
    public boolean isTerm() {
        return ordinal() <= QUARANTINED.ordinal();
    }
}
