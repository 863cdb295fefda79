package dev.plumbline.ingest.replay.scenario;

import static dev.plumbline.ingest.replay.scenario.ModelChoice.openAi;

import dev.plumbline.ingest.replay.scenario.draws.Dice;
import dev.plumbline.ingest.replay.scenario.draws.Pacing;
import dev.plumbline.ingest.replay.scenario.draws.Shares;
import dev.plumbline.schemas.records.ScoreSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The features of the made-up company. Input and output scale the token shapes of the Azure trace; the mean scores are
 * measured levels of LLMDrift, except the one of {@link #SUPPORT_CHAT}, which is chosen.
 */
enum Feature {
    SUPPORT_CHAT(
            .32,
            1,
            1,
            List.of(
                    openAi("gpt-4o", "gpt-4o-2024-11-20", "fp_3c9a7d10e2", Pacing.LARGE, .7, .3),
                    openAi("gpt-4o-mini", "gpt-4o-mini-2024-07-18", "fp_51d2b806af", Pacing.SMALL, .3, .3)),
            new ScoreShape("helpfulness", ScoreSource.JUDGE, "gpt-4o-mini", "rubric-3", .82, 10, .6, .15)),
    /** 0.866: GPT-3.5 Turbo 0613 on {@code prime}. */
    SEARCH_ANSWER(
            .26,
            1.5,
            .6,
            List.of(
                    openAi("gpt-4o-mini", "gpt-4o-mini-2024-07-18", "fp_51d2b806af", Pacing.SMALL, .6, .1),
                    new ModelChoice("google", "gemini-2.0-flash", "gemini-2.0-flash", "", Pacing.SMALL, .4, 0)),
            new ScoreShape("groundedness", ScoreSource.HEURISTIC, "citation-check", "2", .866, 10, 1, 0)),
    /** 0.836: GPT-4 0314 on {@code counthappynumber}. */
    CODE_REVIEW(
            .18,
            1,
            1,
            List.of(
                    openAi("gpt-4", Names.OLD_GPT_4, "fp_7c31e0a5d2", Pacing.LARGE, .7, 0),
                    new ModelChoice("anthropic", Names.SONNET, Names.SONNET, "", Pacing.LARGE, .3, 0)),
            new ScoreShape("correctness", ScoreSource.HEURISTIC, "unit-tests", "1", .836, 1, .9, 0)),
    /** 0.976: GPT-4 0314 on {@code prime}. */
    DOC_SUMMARY(
            .14,
            3,
            1,
            List.of(
                    new ModelChoice("anthropic", Names.SONNET, Names.SONNET, "", Pacing.LARGE, .7, .5),
                    new ModelChoice("google", "gemini-1.5-flash", "gemini-1.5-flash", "", Pacing.SMALL, .3, 0)),
            new ScoreShape("faithfulness", ScoreSource.JUDGE, "gpt-4o", "rubric-1", .976, 10, .5, .2)),
    /** 0.984: GPT-3.5 Turbo 0301 on {@code composite}. */
    EMAIL_DRAFT(
            .10,
            .5,
            1,
            List.of(
                    openAi("gpt-4o-mini", "gpt-4o-mini-2024-07-18", "fp_51d2b806af", Pacing.SMALL, .995, 0),
                    new ModelChoice("self-hosted", Names.UNPRICED, Names.UNPRICED, "", Pacing.SMALL, .005, 0)),
            new ScoreShape("tone", ScoreSource.HEURISTIC, "style-check", "4", .984, 10, 1, 0));

    private final double share;
    private final double inputScale;
    private final double outputScale;
    private final List<ModelChoice> models;
    private final double[] cumulative;
    private final ScoreShape score;
    private final String label;

    Feature(double share, double inputScale, double outputScale, List<ModelChoice> models, ScoreShape score) {
        this.share = share;
        this.inputScale = inputScale;
        this.outputScale = outputScale;
        this.models = models;
        this.cumulative = Shares.cumulative(
                models.stream().mapToDouble(ModelChoice::share).toArray());
        this.score = score;
        this.label = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Share of all calls. */
    double share() {
        return share;
    }

    double inputScale() {
        return inputScale;
    }

    double outputScale() {
        return outputScale;
    }

    ScoreShape score() {
        return score;
    }

    /** As it stands in the records, for example {@code support-chat}. */
    String label() {
        return label;
    }

    /** The model that most calls use. */
    ModelChoice mainModel() {
        return models.get(0);
    }

    ModelChoice pickModel(Dice dice) {
        return models.get(dice.pick(cumulative));
    }

    static double[] shares() {
        return Arrays.stream(values()).mapToDouble(Feature::share).toArray();
    }
}
