package dev.plumbline.deploy.standalone.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads a configuration file as flat text pairs: YAML if its name ends in .yaml or .yml, else Java properties. */
public final class ConfigFile {
    private ConfigFile() {}

    /**
     * Reads {@code file}; nested YAML keys are joined with dots.
     *
     * @throws ConfigException if the file cannot be read or parsed
     */
    public static Map<String, String> read(Path file) {
        try {
            String text = Files.readString(file);
            String name = file.getFileName().toString();
            return name.endsWith(".yaml") || name.endsWith(".yml") ? yaml(text) : properties(text);
        } catch (IOException | IllegalArgumentException e) {
            String reason = "cannot be read: " + e.getMessage();
            throw new ConfigException(List.of(new ConfigViolation("config", file.toString(), reason)));
        }
    }

    private static Map<String, String> yaml(String text) throws IOException {
        Map<String, String> pairs = new LinkedHashMap<>();
        flatten("", new YAMLMapper().readTree(text), pairs);
        return pairs;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> pairs) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey(),
                            field.getValue(),
                            pairs));
        } else if (!prefix.isEmpty()) {
            pairs.put(prefix, node.asText());
        }
    }

    private static Map<String, String> properties(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, String> pairs = new LinkedHashMap<>();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(key -> pairs.put(key, properties.getProperty(key).strip()));
        return pairs;
    }
}
