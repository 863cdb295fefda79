package dev.plumbline.processors.topologies;

import java.io.File;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;

/** A context for starting and stopping a processor by hand: it knows its task and its stores, and nothing else. */
public final class FixedContext {
    private FixedContext() {}

    /** A context of task 0_0 with these stores and this directory. */
    @SuppressWarnings("unchecked") // nothing is forwarded
    public static <K, V> FixedKeyProcessorContext<K, V> of(Map<String, StateStore> stores, File directory) {
        return (FixedKeyProcessorContext<K, V>) Proxy.newProxyInstance(
                FixedContext.class.getClassLoader(),
                new Class<?>[] {FixedKeyProcessorContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getStateStore" -> stores.get(arguments[0]);
                    case "stateDir" -> directory;
                    case "taskId" -> new TaskId(0, 0);
                    case "appConfigs" -> Map.of();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
