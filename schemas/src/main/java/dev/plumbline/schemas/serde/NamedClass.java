package dev.plumbline.schemas.serde;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A serializer, deserializer or serde that the user named, made and configured; every fault names key and class. */
record NamedClass(String key, Object named, Map<String, Object> config) {

    static NamedClass of(String key, Map<String, ?> config) {
        Object named = config.get(key);
        if (named == null) {
            throw new ConfigException(key + " is missing");
        }
        Map<String, Object> forClass = new HashMap<>(config);
        forClass.putIfAbsent("specific.avro.reader", true);
        return new NamedClass(key, named, forClass);
    }

    @SuppressWarnings("unchecked")
    <T> Serializer<T> serializer() {
        Serializer<T> serializer = instance(Serializer.class);
        configured(() -> serializer.configure(config, false));
        return serializer;
    }

    <T> Deserializer<T> deserializer(Class<T> type) {
        Deserializer<?> deserializer = instance(Deserializer.class);
        configured(() -> deserializer.configure(config, false));
        return new Checked<>(type, deserializer);
    }

    @SuppressWarnings("unchecked")
    <T> Serde<T> serde(Class<T> type) {
        Serde<T> serde = instance(Serde.class);
        configured(() -> serde.configure(config, false));
        return Serdes.serdeFrom(serde.serializer(), new Checked<>(type, serde.deserializer()));
    }

    private <C> C instance(Class<C> kind) {
        try {
            Class<?> type = named instanceof Class<?> given ? given : load(named.toString());
            if (!kind.isAssignableFrom(type)) {
                throw wrong("is no " + kind.getName(), null);
            }
            return kind.cast(type.getConstructor().newInstance());
        } catch (ClassNotFoundException e) {
            throw wrong("is not on the class path: add its jar", e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw wrong("cannot be made by a public constructor without parameters (" + e + ")", e);
        }
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return Class.forName(name, true, context == null ? NamedClass.class.getClassLoader() : context);
    }

    private void configured(Runnable configure) {
        try {
            configure.run();
        } catch (RuntimeException e) {
            throw wrong("refuses its configuration: " + e.getMessage(), e);
        }
    }

    private ConfigException wrong(String problem, @Nullable Throwable cause) {
        ConfigException wrong = new ConfigException("The class " + named + " of " + key + " " + problem);
        wrong.initCause(cause);
        return wrong;
    }

    /** Holds a named deserializer to the type that is wanted: a generic record is refused here, with a reason. */
    private record Checked<T>(Class<T> type, Deserializer<?> named) implements Deserializer<T> {

        @Override
        public void configure(Map<String, ?> configs, boolean isKey) {
            named.configure(configs, isKey);
        }

        @Override
        public @Nullable T deserialize(String topic, byte @Nullable [] data) {
            return checked(named.deserialize(topic, data));
        }

        @Override
        public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] data) {
            return checked(named.deserialize(topic, headers, data));
        }

        @Override
        public void close() {
            named.close();
        }

        private @Nullable T checked(@Nullable Object value) {
            if (value != null && !type.isInstance(value)) {
                throw new SerializationException("%s made a %s and not a %s: set specific.avro.reader to true"
                        .formatted(named.getClass().getName(), value.getClass().getName(), type.getName()));
            }
            return type.cast(value);
        }
    }
}
