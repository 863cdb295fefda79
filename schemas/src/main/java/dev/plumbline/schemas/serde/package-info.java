/**
 * Records to bytes and back, in the Confluent wire format: a zero byte, the schema id in four bytes, Avro binary.
 *
 * <p>Reading order: {@link dev.plumbline.schemas.serde.RecordDecoder} and
 * {@link dev.plumbline.schemas.serde.RecordEncoder} do the work, the Kafka serializer, deserializer and serde wrap them,
 * and {@link dev.plumbline.schemas.serde.TopicSerdes} chooses between ours and one that the user names.
 */
@NullMarked
package dev.plumbline.schemas.serde;

import org.jspecify.annotations.NullMarked;
