package dev.plumbline.processors.topologies.intake.checks;

import dev.plumbline.schemas.serde.DecodeException;

/**
 * What is wrong with a record.
 *
 * @param reason the code that it is counted under
 * @param detail the field and what was found there, for a person to read
 */
public record Fault(Reason reason, String detail) {

    public static Fault of(DecodeException e) {
        Reason reason = switch (e.reason()) {
            case MALFORMED -> Reason.MALFORMED;
            case UNKNOWN_SCHEMA -> Reason.UNKNOWN_SCHEMA;
        };
        return new Fault(reason, String.valueOf(e.getMessage()));
    }
}
