package dev.plumbline.processors.topologies;

import dev.plumbline.processors.topologies.alerting.Watches;
import dev.plumbline.processors.topologies.batches.Incoming;
import dev.plumbline.processors.topologies.changes.ChangeTaking;
import dev.plumbline.processors.topologies.commit.CommitHook;
import dev.plumbline.processors.topologies.commit.CommitMarker;
import dev.plumbline.processors.topologies.commit.ConstantKey;
import dev.plumbline.processors.topologies.intake.IntakePhase;
import dev.plumbline.processors.topologies.output.OutputTopics;
import dev.plumbline.processors.topologies.publishers.PublisherReports;
import dev.plumbline.processors.topologies.rollup.RollupPhase;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.DeadLetter;
import dev.plumbline.schemas.records.RevisionStep;
import dev.plumbline.schemas.serde.TopicSerdes;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Builds the topology. Does no I/O.
 *
 * <p>Calls and scores are taken in by partition, so that a retry meets its first copy. The partial totals of a commit
 * travel as packets to the partition that owns their series, and change events to all. There they are merged into windows, which budgets and
 * detectors watch. What comes out goes to the topics of {@link Topic}.
 */
public final class PlumblineTopology {
    private PlumblineTopology() {}

    /** The topology for the given settings, built with the given Kafka Streams properties. */
    public static Topology build(TopologySettings settings, Properties streams) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(streams)));
        IntakePhase intake = new IntakePhase(
                settings.intake(),
                settings.rollup().partitions(),
                settings.prices(),
                settings.registry(),
                settings.calls());
        RollupPhase rollup = new RollupPhase(settings.rollup(), Watches.factory(settings.rules(), settings.registry()));

        KStream<String, Object> taken = takeIn(builder, intake);
        KStream<String, byte[]> packets = sendPackets(
                taken, readChanges(builder, settings), intake, settings.rollup().partitions());
        // Two sinks: one for both would tie the phases into one task, and packets could not change partition.
        publish(deadLetters(taken), "dead-letters", settings.outputs());
        order(taken, settings.outputs());
        publish(rollUp(packets, rollup), "results", settings.outputs());
        keepReports(builder, new PublisherReports(settings.registry()));
        return builder.build(streams);
    }

    private static KStream<String, Object> takeIn(StreamsBuilder builder, IntakePhase intake) {
        return builder.stream(
                        List.of(
                                Topic.CALLS.topicName(),
                                Topic.SCORES.topicName(),
                                Topic.PRICES.topicName(),
                                Topic.REVISIONS.topicName()),
                        Consumed.with(ConstantKey.serde(), Incoming.serde())
                                .withTimestampExtractor(new AppendTime())
                                .withName("read-calls-and-scores"))
                .processValues(intake.taking(), Named.as("take-in"));
    }

    private static KStream<String, byte[]> readChanges(StreamsBuilder builder, TopologySettings settings) {
        return builder.stream(
                        Topic.CHANGES.topicName(),
                        Consumed.with(ConstantKey.serde(), Serdes.ByteArray())
                                .withTimestampExtractor(new AppendTime())
                                .withName("read-changes"))
                .process(
                        new ChangeTaking(settings.registry(), settings.rollup().partitions()),
                        Named.as("take-changes"));
    }

    private static KStream<String, SpecificRecord> deadLetters(KStream<String, Object> taken) {
        return taken.filter((key, value) -> value instanceof DeadLetter, Named.as("pick-dead-letters"))
                .mapValues(SpecificRecord.class::cast, Named.as("type-dead-letters"));
    }

    /** Orders go to the partition that they come from, so that the same task takes them. */
    private static void order(KStream<String, Object> taken, TopicSerdes serdes) {
        taken.filter((key, value) -> value instanceof RevisionStep, Named.as("pick-revision-steps"))
                .mapValues(RevisionStep.class::cast, Named.as("type-revision-steps"))
                .to(
                        Topic.REVISIONS.topicName(),
                        Produced.with(ConstantKey.serde(), serdes.serde(Topic.REVISIONS, RevisionStep.class))
                                .withStreamPartitioner(
                                        (topic, key, step, count) -> Optional.of(Set.of(step.getPartition())))
                                .withName("write-revision-steps"));
    }

    private static KStream<String, byte[]> sendPackets(
            KStream<String, Object> taken, KStream<String, byte[]> changes, IntakePhase intake, int partitions) {
        KStream<String, CommitMarker> markers = taken.filter(
                        (key, value) -> value instanceof CommitMarker, Named.as("pick-markers"))
                .mapValues(CommitMarker.class::cast, Named.as("type-markers"));
        return CommitHook.atCommit(markers, "intake-commit")
                .process(intake.draining(), Named.as("drain-intake"))
                .merge(changes, Named.as("join-changes"))
                .repartition(Repartitioned.with(ConstantKey.serde(), Serdes.ByteArray())
                        .withName("packets")
                        .withNumberOfPartitions(partitions)
                        .withStreamPartitioner(
                                (topic, target, packet, count) -> Optional.of(Set.of(Integer.parseInt(target)))));
    }

    private static KStream<String, SpecificRecord> rollUp(KStream<String, byte[]> packets, RollupPhase rollup) {
        return CommitHook.atCommit(packets.processValues(rollup.merging(), Named.as("merge-packets")), "rollup-commit")
                .process(rollup.draining(), Named.as("drain-rollups"));
    }

    private static void publish(KStream<String, SpecificRecord> outputs, String name, TopicSerdes serdes) {
        Serde<SpecificRecord> values = Serdes.serdeFrom(OutputTopics.serializer(serdes), (topic, bytes) -> {
            throw new UnsupportedOperationException("outputs are not read back from " + topic);
        });
        outputs.selectKey((key, record) -> OutputTopics.keyOf(record), Named.as("key-" + name))
                .to(
                        (key, record, context) -> OutputTopics.topicOf(record).topicName(),
                        Produced.with(Serdes.String(), values).withName("write-" + name));
    }

    private static void keepReports(StreamsBuilder builder, PublisherReports reports) {
        builder.stream(
                        Topic.PUBLISHERS.topicName(),
                        Consumed.with(Serdes.String(), Serdes.ByteArray())
                                .withTimestampExtractor(new AppendTime())
                                .withName("read-publisher-reports"))
                .process(reports, Named.as("keep-publisher-reports"));
    }
}
