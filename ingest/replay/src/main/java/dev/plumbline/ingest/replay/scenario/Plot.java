package dev.plumbline.ingest.replay.scenario;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What goes wrong, when, and by how much. */
final class Plot {
    static final double WORSE_PROMPT_MEAN = .70;
    static final double WORSE_PROMPT_OUTPUT = 1.45;
    /** GPT-4 on {@code counthappynumber} in LLMDrift: 0.836 in March 2023, 0.352 in June. */
    static final double UPDATED_MODEL_MEAN = .352;

    static final Feature RUNAWAY_FEATURE = Feature.DOC_SUMMARY;
    static final Tenant RUNAWAY_TENANT = Tenant.INITECH;
    static final double RUNAWAY_CALLS = 6;

    /** A loop sends its own growing history along. */
    static final double RUNAWAY_INPUT = 4;

    /** The loop uses the large model, and a history that grows is in no cache. */
    static final ModelChoice RUNAWAY_MODEL = RUNAWAY_FEATURE.mainModel().uncached();

    private final long promptMicros;
    private final long modelMicros;
    private final long runawayMicros;

    Plot(ScenarioConfig config) {
        this.promptMicros = config.promptMicros();
        this.modelMicros = config.modelMicros();
        this.runawayMicros = config.runawayMicros();
    }

    long promptMicros() {
        return promptMicros;
    }

    long runawayMicros() {
        return runawayMicros;
    }

    boolean worsePrompt(Feature feature, long at) {
        return feature == Feature.SUPPORT_CHAT && at >= promptMicros;
    }

    boolean updated(ModelChoice model, long at) {
        return model.served().equals(Names.OLD_GPT_4) && at >= modelMicros;
    }

    List<PlantedEvent> events() {
        return List.of(
                new PlantedEvent(
                        PlantedEvent.Kind.WORSE_PROMPT,
                        Feature.SUPPORT_CHAT.label(),
                        "",
                        "score:helpfulness:JUDGE",
                        instant(promptMicros),
                        "helpfulness falls from 0.82 to 0.70 and answers get 45 % longer, with prompt v7"),
                new PlantedEvent(
                        PlantedEvent.Kind.SILENT_MODEL_UPDATE,
                        Feature.CODE_REVIEW.label(),
                        "",
                        "score:correctness:HEURISTIC",
                        instant(modelMicros),
                        "correctness of gpt-4 falls from 0.836 to 0.352 when gpt-4-0613 answers in place of"
                                + " gpt-4-0314"),
                new PlantedEvent(
                        PlantedEvent.Kind.RUNAWAY_COST,
                        RUNAWAY_FEATURE.label(),
                        RUNAWAY_TENANT.label(),
                        "spend",
                        instant(runawayMicros),
                        "initech calls doc-summary six times as often; the added calls have four times the input and all go to"
                                + " the large model"));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
