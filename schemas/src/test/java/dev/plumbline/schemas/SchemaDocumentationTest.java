package dev.plumbline.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaDocumentationTest {

    @ParameterizedTest
    @EnumSource(Topic.class)
    void shouldDocumentEveryRecordEnumAndField(Topic topic) {
        List<String> undocumented = new ArrayList<>();

        collect(topic.valueSchema(), undocumented, new HashSet<>());

        assertThat(undocumented).isEmpty();
    }

    private static void collect(Schema schema, List<String> undocumented, Set<String> seen) {
        switch (schema.getType()) {
            case ARRAY -> collect(schema.getElementType(), undocumented, seen);
            case MAP -> collect(schema.getValueType(), undocumented, seen);
            case UNION -> schema.getTypes().forEach(type -> collect(type, undocumented, seen));
            case ENUM -> require(schema.getDoc(), schema.getFullName(), undocumented);
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    collectFields(schema, undocumented, seen);
                }
            }
            default -> {}
        }
    }

    private static void collectFields(Schema schema, List<String> undocumented, Set<String> seen) {
        require(schema.getDoc(), schema.getFullName(), undocumented);
        for (Schema.Field field : schema.getFields()) {
            require(field.doc(), schema.getName() + "." + field.name(), undocumented);
            collect(field.schema(), undocumented, seen);
        }
    }

    private static void require(String doc, String name, List<String> undocumented) {
        if (doc == null || doc.isBlank()) {
            undocumented.add(name);
        }
    }
}
