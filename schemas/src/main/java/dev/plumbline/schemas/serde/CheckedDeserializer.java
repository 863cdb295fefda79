package dev.plumbline.schemas.serde;

import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** A deserializer that the user named, held to the type that is wanted: a generic record is refused here, with a reason. */
record CheckedDeserializer<T>(Class<T> type, Deserializer<?> named) implements Deserializer<T> {

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
