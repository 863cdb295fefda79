"""Straight to Kafka, with Confluent's client and the schema that the registry has."""

import os
import time
import uuid

from confluent_kafka import Producer
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroSerializer
from confluent_kafka.serialization import MessageField, SerializationContext

registry = SchemaRegistryClient({"url": os.environ.get("PLUMBLINE_REGISTRY", "http://localhost:8081")})
schema = registry.get_latest_version("plumbline.calls-value").schema
serialize = AvroSerializer(registry, schema, conf={"auto.register.schemas": False, "use.latest.version": True})
producer = Producer(
    {
        "bootstrap.servers": os.environ.get("PLUMBLINE_BOOTSTRAP", "localhost:9092"),
        "acks": "all",
        "enable.idempotence": True,
    }
)

call = {
    "call_id": uuid.uuid4().hex,
    "started_at_micros": time.time_ns() // 1000,
    "duration_micros": 1_840_000,
    "tenant": "default",
    "feature": "recipe-kafka",
    "provider": "openai",
    "requested_model": "gpt-4o",
    "usage": {"input": 812, "output": 164},
    "outcome": "OK",
}
value = serialize(call, SerializationContext("plumbline.calls", MessageField.VALUE))
producer.produce("plumbline.calls", key=call["call_id"], value=value)  # the key is the call id
print("left:", producer.flush(30))
