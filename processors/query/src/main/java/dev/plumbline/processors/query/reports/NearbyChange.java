package dev.plumbline.processors.query.reports;

import java.time.Instant;
import java.util.Locale;

/**
 * A change event near the onset of an alert. It coincides with it; nothing says that it is its cause.
 *
 * @param id id of the change
 * @param at when it took effect
 * @param kind for example {@code prompt_published}
 * @param subject what was changed
 * @param from version before; empty if unknown
 * @param to version after; empty if unknown
 * @param author who made it; empty if unknown
 * @param approver who approved it; empty if unknown
 * @param link address of the pull request, deployment or ticket; empty if none
 */
public record NearbyChange(
        String id,
        Instant at,
        String kind,
        String subject,
        String from,
        String to,
        String author,
        String approver,
        String link) {

    static NearbyChange of(dev.plumbline.schemas.records.NearbyChange change) {
        return new NearbyChange(
                change.getChangeId(),
                Micros.instant(change.getAtMicros()),
                change.getKind().toLowerCase(Locale.ROOT),
                change.getSubject(),
                change.getFromVersion(),
                change.getToVersion(),
                change.getAuthor(),
                change.getApprover(),
                change.getLink());
    }
}
