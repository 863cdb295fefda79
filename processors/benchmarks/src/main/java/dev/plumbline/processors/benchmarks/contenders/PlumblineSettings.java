package dev.plumbline.processors.benchmarks.contenders;

import dev.plumbline.processors.benchmarks.load.Registries;
import dev.plumbline.processors.dedup.Salt;
import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.rollups.partials.CardinalityLimits;
import dev.plumbline.processors.topologies.TopologySettings;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.intake.IntakeSettings;
import dev.plumbline.processors.topologies.intake.ids.IdMemory;
import dev.plumbline.processors.topologies.rollup.RollupSettings;
import dev.plumbline.processors.topologies.rules.RulesReader;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.TopicSerdes;

/** The ways in which Plumbline takes part. */
public final class PlumblineSettings {
    private static final int SHIPPED_SERIES = 20_000;
    private static final int SCORE_KEYS = 100;

    private static final String RULES = """
            budgets:
              - {id: tenant-day, group_by: [tenant], limit_usd: 1000}
            drift:
              - {id: prompt-quality, group_by: [feature, prompt_version]}
            """;

    private PlumblineSettings() {}

    /** As shipped, with a budget for each tenant and a drift rule for each prompt version. */
    public static TopologySettings full(int series, int partitions) {
        return settings(shipped(series), partitions, RulesReader.parse(RULES));
    }

    /** The rollup alone: the six groupings, no dedup, no rules. */
    public static TopologySettings rollup(int series, int partitions) {
        IntakeSettings intake =
                shipped(series).withGroupings(SeriesNames.GROUPINGS).withMemory(IdMemory.NONE);
        return settings(intake, partitions, Rules.NONE);
    }

    /** The rollup alone, with retries told apart and calls remembered for late scores as shipped. */
    public static TopologySettings dedup(int series, int partitions) {
        return settings(shipped(series).withGroupings(SeriesNames.GROUPINGS), partitions, Rules.NONE);
    }

    /** Settings with the given rules. */
    public static TopologySettings with(Rules rules, int series, int partitions) {
        return settings(shipped(series), partitions, rules);
    }

    /** The shipped settings; where more series are generated than they tell apart, that limit alone is raised. */
    private static IntakeSettings shipped(int series) {
        IntakeSettings shipped = IntakeSettings.withDefaults(new Salt(1, 2));
        return new IntakeSettings(
                shipped.groupings(),
                shipped.limits(),
                new CardinalityLimits(Math.max(SHIPPED_SERIES, series), SCORE_KEYS, Math.max(SHIPPED_SERIES, series)),
                shipped.memory(),
                shipped.salt());
    }

    private static TopologySettings settings(IntakeSettings intake, int partitions, Rules rules) {
        SchemaRegistry registry = Registries.same();
        return new TopologySettings(
                intake,
                RollupSettings.DEFAULT.withPartitions(partitions),
                rules,
                PriceBook.bundled(),
                registry,
                TopicSerdes.of(registry));
    }
}
