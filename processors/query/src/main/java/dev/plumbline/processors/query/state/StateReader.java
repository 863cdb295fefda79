package dev.plumbline.processors.query.state;

import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.BudgetState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Reads aggregated state: all that the HTTP API and the dashboard know.
 *
 * <p>Implementations are thread-safe, answer from what was committed, and never block for long. Methods that return or
 * yield state throw {@link StateUnavailableException} when nothing can be read; when only some partitions answer they
 * return what there is and say so in the {@link Completeness}.
 */
public interface StateReader {

    /** The groupings that are aggregated, in the order of the configuration; fixed for the life of the reader. */
    List<Grouping> groupings();

    /**
     * Since when windows of a resolution are kept: those that start earlier may be gone. Retention goes by event time, so
     * this follows the watermark and not the wall clock; the epoch before any call. Never throws.
     *
     * @param resolution length of the windows
     */
    Instant keptFrom(Resolution resolution);

    /** How far the watermark must pass the end of a window before it closes; until then it may grow. Never throws. */
    Duration grace();

    /**
     * Visits windows. Minutes, hours and days all include the calls that were counted a moment ago; a window of an hour
     * holds exactly what its sixty minutes hold.
     *
     * @param query which windows
     * @param visitor called on this thread
     * @return how complete the visit was
     */
    Completeness rollups(RollupQuery query, RollupVisitor visitor);

    /** The latest state of every budget in every period that is kept, in no order. */
    Reading<List<BudgetState>> budgets();

    /** The latest state of every alert, in no order. */
    Reading<List<Alert>> alerts();

    /**
     * All transitions of one alert that are kept, first to last; empty when the alert is not known. Falls back to the
     * latest state where history is gone.
     *
     * @param alertId id of the alert
     */
    Reading<List<Alert>> transitions(String alertId);

    /** Every drift detector with its baseline, in no order. */
    Reading<List<DetectorState>> detectors();

    /** The ledger, one line for each kind of record. */
    Reading<List<LedgerLine>> ledger();

    /** The ledger by kind of record, tenant and application, in no order. */
    Reading<List<LedgerAccount>> ledgerAccounts();

    /** The models that calls were made to and that have no price, in no order. */
    Reading<List<UnpricedUsage>> unpriced();

    /** Whether the pipeline serves; never throws {@link StateUnavailableException}. */
    PipelineStatus status();
}
