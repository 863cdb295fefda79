package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.topologies.intake.checks.Fault;
import dev.plumbline.schemas.records.DeadLetter;

/** Makes dead letters. They say where the record is and what is wrong with it, not what was in it. */
final class DeadLetters {
    private static final int MAX_DETAIL = 500;

    private DeadLetters() {}

    static DeadLetter of(Arrival arrival, Fault fault) {
        String detail = fault.detail();
        return DeadLetter.newBuilder()
                .setTopic(arrival.topic())
                .setPartition(arrival.partition())
                .setOffset(arrival.offset())
                .setAppendedAtMicros(arrival.appendMicros())
                .setReason(fault.reason().code())
                .setDetail(detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL))
                .setPublisherId(arrival.publisher())
                .setSizeBytes(arrival.value().length)
                .build();
    }
}
