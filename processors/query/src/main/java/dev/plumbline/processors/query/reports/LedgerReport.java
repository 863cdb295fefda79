package dev.plumbline.processors.query.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.processors.query.state.LedgerLine;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one kind of record. Attempted is the sum of all other counts, {@code inFlight} included and
 * {@code clamped} not.
 *
 * @param stream kind of record
 * @param tenant tenant, absent where tenants are not told apart
 * @param app application, absent where applications are not told apart
 * @param attempted records that applications handed over
 * @param counted records that are in the totals
 * @param duplicate retries of a record that was counted before
 * @param late records older than the accepted lateness
 * @param quarantined faulty records; they lie in the dead letters
 * @param rejected records that the publisher refused before sending
 * @param dropped records that the publisher lost before sending
 * @param clamped a remark and no term: counted records whose own time was ahead, counted under the time they arrived
 * @param overflowed a remark and no term: counted records whose series reads {@code __other__}, for too many names
 * @param corrected a remark and no term: duplicates that took the place of an earlier record of their call; absent if none
 * @param inFlight on the way, or missing if it stays; below zero when more was accounted for than was attempted
 * @param balanced true when nothing is on the way, missing or too many
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerReport(
        String stream,
        @Nullable String tenant,
        @Nullable String app,
        long attempted,
        long counted,
        long duplicate,
        long late,
        ByReason quarantined,
        ByReason rejected,
        ByReason dropped,
        long clamped,
        long overflowed,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long corrected,
        long inFlight,
        boolean balanced) {

    /**
     * A count with its parts.
     *
     * @param total the sum
     * @param reasons the parts by reason code
     */
    public record ByReason(long total, Map<String, Long> reasons) {}

    /** The report of a whole line. */
    public static LedgerReport of(LedgerLine line) {
        return of(null, null, line);
    }

    /** The report of a part. */
    static LedgerReport of(@Nullable String tenant, @Nullable String app, LedgerLine line) {
        return new LedgerReport(
                line.stream(),
                tenant,
                app,
                line.attempted(),
                line.counted(),
                line.duplicate(),
                line.late(),
                new ByReason(line.quarantinedTotal(), line.quarantined()),
                new ByReason(line.rejectedTotal(), line.rejected()),
                new ByReason(line.droppedTotal(), line.dropped()),
                line.clamped(),
                line.overflowed(),
                line.corrected(),
                line.inFlight(),
                line.balanced());
    }
}
