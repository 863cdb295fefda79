package dev.plumbline.ingest.client;

import dev.plumbline.ingest.client.delivery.ValueEncoder;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistrationPolicy;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.RecordEncoder;
import org.apache.avro.specific.SpecificRecord;

/** Writes the records that a publisher sends, with the schema ids of the registry. */
final class RegistryEncoder implements ValueEncoder {
    private final RecordEncoder<LlmCall> calls;
    private final RecordEncoder<CallScore> scores;
    private final RecordEncoder<ChangeEvent> changes;
    private final RecordEncoder<PublisherReport> reports;

    private RegistryEncoder(SchemaRegistry registry, RegistrationPolicy policy) {
        calls = RecordEncoder.of(Topic.CALLS.topicName(), LlmCall.class, registry, policy);
        scores = RecordEncoder.of(Topic.SCORES.topicName(), CallScore.class, registry, policy);
        changes = RecordEncoder.of(Topic.CHANGES.topicName(), ChangeEvent.class, registry, policy);
        reports = RecordEncoder.of(Topic.PUBLISHERS.topicName(), PublisherReport.class, registry, policy);
    }

    static RegistryEncoder of(ClientConfig config) {
        SchemaRegistry given = config.schemaRegistry();
        if (given != null) {
            return new RegistryEncoder(given, RegistrationPolicy.DEFAULT);
        }
        RegistryConfig registry = RegistryConfig.of(config.registry());
        return new RegistryEncoder(new HttpSchemaRegistry(registry), registry.registration());
    }

    @Override
    public byte[] encode(Topic topic, SpecificRecord record) {
        if (record instanceof LlmCall call) {
            return calls.encode(call);
        }
        if (record instanceof CallScore score) {
            return scores.encode(score);
        }
        if (record instanceof ChangeEvent change) {
            return changes.encode(change);
        }
        if (record instanceof PublisherReport report) {
            return reports.encode(report);
        }
        throw new IllegalArgumentException(
                "No publisher sends a " + record.getSchema().getName());
    }
}
