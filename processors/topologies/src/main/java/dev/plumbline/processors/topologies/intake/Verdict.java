package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.topologies.intake.checks.Fault;
import dev.plumbline.processors.topologies.intake.checks.Reason;
import dev.plumbline.processors.topologies.ledger.LedgerColumn;
import dev.plumbline.schemas.limits.RecordLimits;
import org.jspecify.annotations.Nullable;

/**
 * What became of one record.
 *
 * @param column its column of the ledger
 * @param tenant its tenant, empty if it could not be read
 * @param app its application, empty if it could not be read
 * @param fault why it was not counted; null if it was, or if it is a duplicate
 * @param clamped true if it was counted under append time, because its own time was ahead
 * @param overflowed true if it was counted under {@code __other__}, because there are too many names
 * @param combination of a call that was counted, else null
 */
record Verdict(
        LedgerColumn column,
        String tenant,
        String app,
        @Nullable Fault fault,
        boolean clamped,
        boolean overflowed,
        @Nullable Combination combination) {

    static Verdict counted(Combination call, boolean clamped, boolean overflowed) {
        return new Verdict(LedgerColumn.COUNTED, call.tenant(), call.app(), null, clamped, overflowed, call);
    }

    /** Of a score that was counted. */
    static Verdict counted(String tenant, String app, boolean clamped, boolean overflowed) {
        return new Verdict(LedgerColumn.COUNTED, tenant, app, null, clamped, overflowed, null);
    }

    static Verdict duplicate(String tenant, String app) {
        return new Verdict(LedgerColumn.DUPLICATE, tenant, app, null, false, false, null);
    }

    /** A correction: counted once it is known what it corrects. */
    static Verdict corrected(String tenant, String app) {
        return new Verdict(LedgerColumn.CORRECTED, tenant, app, null, false, false, null);
    }

    static Verdict refused(String tenant, String app, Fault fault) {
        LedgerColumn column = fault.reason() == Reason.LATE ? LedgerColumn.LATE : LedgerColumn.QUARANTINED;
        return new Verdict(column, cut(tenant), cut(app), fault, false, false, null);
    }

    /** What is wrong with a refused record may be the length of these very names; a line of the ledger stays short. */
    private static String cut(String name) {
        return name.length() <= RecordLimits.MAX_NAME ? name : name.substring(0, RecordLimits.MAX_NAME);
    }

    static Verdict unreadable(Fault fault) {
        return refused("", "", fault);
    }
}
