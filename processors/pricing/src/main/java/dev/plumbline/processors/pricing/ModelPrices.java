package dev.plumbline.processors.pricing;

import dev.plumbline.processors.pricing.catalog.Bucket;
import dev.plumbline.processors.pricing.catalog.PriceLine;
import dev.plumbline.processors.pricing.catalog.ServiceTier;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All prices of one model. */
final class ModelPrices {

    private final String model;
    private final String version;
    private final Map<ServiceTier, Schedule> schedules = new EnumMap<>(ServiceTier.class);

    ModelPrices(String model, String version, List<PriceLine> lines) {
        this.model = model;
        this.version = version;
        lines.stream()
                .collect(Collectors.groupingBy(line -> line.key().tier()))
                .forEach((tier, ofTier) -> schedules.put(tier, new Schedule(ofTier)));
    }

    PricingResult price(PricingRequest request) {
        ServiceTier tier = ServiceTier.of(request.serviceTier());
        @Nullable Schedule schedule = tier == null ? null : schedules.get(tier);
        if (schedule == null) {
            return new PricingResult.Unpriced(UnpricedReason.NO_PRICE_FOR_TIER, request.serviceTier());
        }
        int index = schedule.indexAt(request.eventTimeMicros(), request.usage().inputLength());
        if (index < 0) {
            return new PricingResult.Unpriced(UnpricedReason.NO_PRICE_AT_DATE, model);
        }
        return cost(schedule.line(index), schedule.id(index), request.usage());
    }

    @Nullable
    PriceLine lineFor(PricingRequest request) {
        ServiceTier tier = ServiceTier.of(request.serviceTier());
        @Nullable Schedule schedule = tier == null ? null : schedules.get(tier);
        if (schedule == null) {
            return null;
        }
        int index = schedule.indexAt(request.eventTimeMicros(), request.usage().inputLength());
        return index < 0 ? null : schedule.line(index);
    }

    private PricingResult cost(PriceLine line, String id, TokenUsage usage) {
        Bucket without = Cost.firstWithoutPrice(line.prices(), usage);
        if (without != null) {
            return new PricingResult.Unpriced(UnpricedReason.NO_PRICE_FOR_BUCKET, without.label());
        }
        try {
            return new PricingResult.Priced(Cost.nanos(line.prices(), usage), id, version);
        } catch (ArithmeticException e) {
            return new PricingResult.Unpriced(UnpricedReason.COST_OUT_OF_RANGE, model);
        }
    }
}
