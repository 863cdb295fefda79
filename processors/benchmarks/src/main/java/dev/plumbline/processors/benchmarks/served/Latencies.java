package dev.plumbline.processors.benchmarks.served;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Waiting times of probes. Not thread-safe. */
final class Latencies {
    private final List<Long> millis = new ArrayList<>();

    void add(long nanos) {
        millis.add(TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    long at(double quantile) {
        List<Long> sorted = millis.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(quantile * sorted.size()) - 1));
    }

    Map<String, Object> report() {
        return Map.of("probes", millis.size(), "p50Millis", at(0.5), "p99Millis", at(0.99), "maxMillis", at(1));
    }
}
