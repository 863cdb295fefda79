package dev.plumbline.schemas;

import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro that the classes generated from Plumbline's schemas may be instantiated by name.
 *
 * <p>Since 1.12.2 Avro refuses every class that the system property {@code org.apache.avro.SERIALIZABLE_PACKAGES} does not
 * name, even for the default of a nested record in a builder. So that no user has to know, Avro itself loads this class,
 * through its service interface for logical types, before it parses the first schema. It adds to what is trusted and takes
 * nothing away. Thread-safe.
 */
public final class TrustedRecords implements LogicalTypes.LogicalTypeFactory {

    private static final String PACKAGE = "dev.plumbline.schemas.records.";

    static {
        ClassSecurityPredicate records = type -> type.getName().startsWith(PACKAGE);
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), records));
    }

    /** For Avro's service loader. */
    public TrustedRecords() {}

    /** Unused: there is no such logical type. */
    @Override
    public LogicalType fromSchema(Schema schema) {
        return new LogicalType(getTypeName());
    }

    @Override
    public String getTypeName() {
        return "plumbline-trusted-records";
    }
}
