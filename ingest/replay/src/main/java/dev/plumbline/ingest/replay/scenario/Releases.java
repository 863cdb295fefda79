package dev.plumbline.ingest.replay.scenario;

import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.ChangeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Which release and which prompt versions are live at a time, and the change events that say so: a deployment a week, a
 * harmless new prompt of search-answer in the history, and the worse prompt of support-chat.
 */
final class Releases {
    /** The team that runs the features; a change concerns all its customers. */
    static final String TENANT = "*";

    private static final long DAY_MICROS = 24 * Season.HOUR_MICROS;
    private static final long FIRST_RELEASE = 41;

    private final long startMicros;
    private final long harmlessMicros;
    private final Plot plot;
    private final String idPrefix;
    private long release = FIRST_RELEASE;
    private String releaseName = "r" + FIRST_RELEASE;

    Releases(ScenarioConfig config, Plot plot, long runId) {
        this.startMicros = config.startMicros();
        this.harmlessMicros = startMicros + (config.liveStartMicros() - startMicros) / 3;
        this.plot = plot;
        this.idPrefix = "s" + Long.toHexString(runId) + "-change-";
    }

    /** The release that is live; one more every seven days, in the middle of the week. */
    String release(long at) {
        long number = FIRST_RELEASE + (at - startMicros + 4 * DAY_MICROS) / (7 * DAY_MICROS);
        if (number != release) {
            release = number;
            releaseName = "r" + number;
        }
        return releaseName;
    }

    String promptVersion(Feature feature, long at) {
        return switch (feature) {
            case SUPPORT_CHAT -> at < plot.promptMicros() ? Names.OLD_PROMPT : Names.NEW_PROMPT;
            case SEARCH_ANSWER -> at < harmlessMicros ? "v3" : "v4";
            case CODE_REVIEW -> "v2";
            case DOC_SUMMARY -> "v5";
            case EMAIL_DRAFT -> "v1";
        };
    }

    /** All change events up to {@code untilMicros} and the worse prompt, in no order. */
    List<ChangeEvent> changes(long untilMicros) {
        List<ChangeEvent> changes = new ArrayList<>();
        long number = FIRST_RELEASE;
        for (long at = startMicros + 3 * DAY_MICROS; at < untilMicros; at += 7 * DAY_MICROS) {
            changes.add(change("deploy-" + (number + 1), at, ChangeKind.DEPLOYED, "", "r" + number, "r" + ++number));
        }
        String search = Feature.SEARCH_ANSWER.label();
        changes.add(change("prompt-1", harmlessMicros, ChangeKind.PROMPT_PUBLISHED, search, "v3", "v4"));
        String support = Feature.SUPPORT_CHAT.label();
        changes.add(change(
                "prompt-2",
                plot.promptMicros(),
                ChangeKind.PROMPT_PUBLISHED,
                support,
                Names.OLD_PROMPT,
                Names.NEW_PROMPT));
        return changes;
    }

    private ChangeEvent change(String id, long at, ChangeKind kind, String feature, String from, String to) {
        return ChangeEvent.newBuilder()
                .setChangeId(idPrefix + id)
                .setAtMicros(at)
                .setKind(kind)
                .setTenant(TENANT)
                .setApp(Names.APP)
                .setFeature(feature)
                .setEnvironment(Names.ENVIRONMENT)
                .setSubject(feature.isEmpty() ? Names.APP : feature)
                .setFromVersion(from)
                .setToVersion(to)
                .setAuthor("dana")
                .setApprover("lee")
                .build();
    }
}
