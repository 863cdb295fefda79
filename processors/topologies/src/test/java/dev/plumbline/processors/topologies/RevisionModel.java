package dev.plumbline.processors.topologies;

import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.pricing.PricingRequest;
import dev.plumbline.processors.pricing.PricingResult;
import dev.plumbline.processors.pricing.TokenUsage;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.schemas.records.LlmCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * What totals are after all corrections: of each call its record with the highest revision, at the prices in force at the
 * end, one after the other, with nothing but sums in a map.
 */
final class RevisionModel {
    private static final Map<String, Long> WINDOW_MICROS =
            Map.of("minute", 60_000_000L, "hour", 3_600_000_000L, "day", 86_400_000_000L);

    private final Map<String, LlmCall> last = new LinkedHashMap<>();
    final Map<String, Long> totals = new TreeMap<>();
    long spent;

    void call(LlmCall call) {
        last.merge(call.getCallId(), call, (before, now) -> now.getRevision() > before.getRevision() ? now : before);
    }

    int calls() {
        return last.size();
    }

    /** Sums by feature and by model. */
    void price(PriceBook book) {
        for (LlmCall call : last.values()) {
            PricingResult result = book.price(new PricingRequest(
                    call.getProvider(),
                    call.getServedModel(),
                    call.getRequestedModel(),
                    "",
                    call.getStartedAtMicros(),
                    TokenUsage.of(call.getUsage().getInput(), call.getUsage().getOutput())));
            for (String series :
                    List.of("{feature=" + call.getFeature() + "}", "{model=" + call.getServedModel() + "}")) {
                add(call, series, "calls", 1);
                add(call, series, "input", call.getUsage().getInput());
                add(call, series, "output", call.getUsage().getOutput());
                if (result instanceof PricingResult.Priced priced) {
                    add(call, series, "cost", priced.costNanos());
                    add(call, series, "priced", 1);
                } else {
                    add(call, series, "unpriced", 1);
                }
            }
            spent += result instanceof PricingResult.Priced priced ? priced.costNanos() : 0;
        }
    }

    private void add(LlmCall call, String series, String figure, long amount) {
        WINDOW_MICROS.forEach((window, micros) -> put(
                totals,
                window + " " + call.getStartedAtMicros() / micros * micros + " " + series + " " + figure,
                amount));
    }

    private static void put(Map<String, Long> lines, String line, long amount) {
        if (amount != 0) {
            lines.merge(line, amount, Long::sum);
        }
    }

    /** The same lines from the stores; what is 0 is left out, as where all calls went elsewhere. */
    static Map<String, Long> stored(TopologyTestDriver driver) {
        Map<String, Long> lines = new TreeMap<>();
        ViewedWindows.of(driver).visit((key, resolution, start, total) -> {
            String series = key.toString();
            String window = resolution.name().toLowerCase(Locale.ROOT) + " " + start.toEpochMilli() * 1_000 + " "
                    + series + " ";
            if (series.matches("\\{(feature|model)=[^,]*}")) {
                figures(total).forEach((figure, value) -> put(lines, window + figure, value));
            }
        });
        return lines;
    }

    private static Map<String, Long> figures(Aggregate total) {
        return Map.of(
                "calls", total.calls(),
                "input", total.tokens(0),
                "output", total.tokens(4),
                "cost", total.costNanos(),
                "priced", total.pricedCalls(),
                "unpriced", total.unpricedCalls());
    }
}
