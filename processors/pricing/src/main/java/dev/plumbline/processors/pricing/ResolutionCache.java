package dev.plumbline.processors.pricing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Remembers resolutions, because the same few models come by with every event. Bounded: when it is full, everything is
 * forgotten, so that invented model names cost time and not memory.
 *
 * <p>Thread-safe.
 */
final class ResolutionCache {

    private final int capacity;
    private final ModelIndex index;
    private final Map<String, Map<String, Resolution>> byProvider = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    ResolutionCache(ModelIndex index, int capacity) {
        this.index = index;
        this.capacity = capacity;
    }

    Resolution find(String provider, String model) {
        Map<String, Resolution> byModel = byProvider.get(provider);
        Resolution known = byModel == null ? null : byModel.get(model);
        return known != null ? known : resolve(provider, model);
    }

    private Resolution resolve(String provider, String model) {
        if (size.incrementAndGet() > capacity) {
            byProvider.clear();
            size.set(1);
        }
        Resolution found = index.find(provider, model);
        byProvider.computeIfAbsent(provider, name -> new ConcurrentHashMap<>()).put(model, found);
        return found;
    }

    int size() {
        return byProvider.values().stream().mapToInt(Map::size).sum();
    }
}
