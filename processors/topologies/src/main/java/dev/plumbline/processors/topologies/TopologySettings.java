package dev.plumbline.processors.topologies;

import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.intake.IntakeSettings;
import dev.plumbline.processors.topologies.revision.CallLog;
import dev.plumbline.processors.topologies.rollup.RollupSettings;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.TopicSerdes;
import java.util.List;

/**
 * Everything that decides what the topology is and does.
 *
 * @param intake how records are taken in
 * @param rollup how windows are kept
 * @param rules budgets and drift rules
 * @param prices the price book
 * @param registry where the schemas of what is read are found
 * @param outputs how values are written
 * @param calls where calls that were counted are read again for revisions
 */
public record TopologySettings(
        IntakeSettings intake,
        RollupSettings rollup,
        Rules rules,
        PriceBook prices,
        SchemaRegistry registry,
        TopicSerdes outputs,
        CallLog.Factory calls) {

    /** Settings of a deployment that is told later where calls are read again. */
    public TopologySettings(
            IntakeSettings intake,
            RollupSettings rollup,
            Rules rules,
            PriceBook prices,
            SchemaRegistry registry,
            TopicSerdes outputs) {
        this(intake, rollup, rules, prices, registry, outputs, CallLog.Factory.NONE);
    }

    /** The same, with calls read again from there. */
    public TopologySettings withCalls(CallLog.Factory factory) {
        return new TopologySettings(intake, rollup, rules, prices, registry, outputs, factory);
    }

    /** Checks that rules watch series that are kept; reports all violations at once. */
    public TopologySettings {
        List<String> violations = rules.violations(intake.groupings());
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", violations));
        }
    }

    /** The same with another registry, and with outputs whose schemas are in it. */
    public TopologySettings withRegistry(SchemaRegistry other) {
        return new TopologySettings(intake, rollup, rules, prices, other, TopicSerdes.of(other));
    }
}
