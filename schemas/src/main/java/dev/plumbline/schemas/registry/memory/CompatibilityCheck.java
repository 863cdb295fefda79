package dev.plumbline.schemas.registry.memory;

import dev.plumbline.schemas.registry.CompatibilityLevel;
import dev.plumbline.schemas.registry.RegisteredSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** Whether a schema may follow others under a compatibility level, by Avro's rules of schema resolution. */
public final class CompatibilityCheck {

    private CompatibilityCheck() {}

    /**
     * Why the candidate may not follow the versions; empty if it may.
     *
     * @param versions ascending; only the last counts if the level is not transitive
     */
    public static List<String> problems(CompatibilityLevel level, Schema candidate, List<RegisteredSchema> versions) {
        int first = level.transitive() ? 0 : Math.max(0, versions.size() - 1);
        List<String> problems = new ArrayList<>();
        for (RegisteredSchema version : versions.subList(first, versions.size())) {
            Schema other = version.schema();
            if (level.backward()) {
                add(problems, "reads no record of version " + version.version(), candidate, other);
            }
            if (level.forward()) {
                add(problems, "writes records that version " + version.version() + " cannot read", other, candidate);
            }
        }
        return List.copyOf(problems);
    }

    private static void add(List<String> problems, String what, Schema reader, Schema writer) {
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .forEach(found -> problems.add("The schema %s: %s at %s (%s)"
                        .formatted(what, found.getType(), found.getLocation(), found.getMessage())));
    }
}
