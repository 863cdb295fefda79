package dev.plumbline.processors.query.streams;

import dev.plumbline.processors.query.state.UnpricedUsage;
import dev.plumbline.processors.topologies.prices.UnpricedModel;
import dev.plumbline.processors.topologies.prices.UnpricedModels;
import dev.plumbline.processors.topologies.prices.UnpricedUse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/** Adds up the models without a price over all intake partitions. */
record UnpricedReader(Partitions partitions) {

    /** The models, and the number of partitions that answered. */
    record Models(List<UnpricedUsage> models, int answered) {}

    Models read() {
        Map<UnpricedModel, UnpricedUse> sums = new HashMap<>();
        int answered =
                partitions.visit(UnpricedModels.STORE, QueryableStoreTypes.<Bytes, byte[]>keyValueStore(), store -> {
                    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
                        all.forEachRemaining(entry -> sums.merge(
                                UnpricedModel.fromBytes(entry.key.get()),
                                UnpricedUse.fromBytes(entry.value),
                                UnpricedUse::plus));
                    }
                });
        List<UnpricedUsage> models = sums.entrySet().stream()
                .filter(entry -> entry.getValue().calls() > 0)
                .map(entry -> usage(entry.getKey(), entry.getValue()))
                .toList();
        return new Models(models, answered);
    }

    private static UnpricedUsage usage(UnpricedModel model, UnpricedUse use) {
        return new UnpricedUsage(
                model.provider(),
                model.model(),
                model.tier(),
                model.reason(),
                use.calls(),
                use.inputTokens(),
                use.outputTokens(),
                Instant.EPOCH.plus(use.newestMicros(), ChronoUnit.MICROS));
    }
}
