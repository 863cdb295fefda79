package dev.plumbline.deploy.standalone.config;

import dev.plumbline.processors.rollups.Groupings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns text values into typed ones and collects what is wrong; a wrong value is read as the default meanwhile. */
final class ConfigReader {
    private final ConfigValues values;
    private final Path home;
    private final List<ConfigViolation> violations = new ArrayList<>();

    ConfigReader(ConfigValues values, Path home) {
        this.values = values;
        this.home = home;
        violations.addAll(values.unknown());
    }

    int integer(Setting setting, int least, int most) {
        String text = values.get(setting).text();
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below with the same words as a number out of range.
        }
        refuse(setting, "'" + text + "' is not a whole number from " + least + " to " + most);
        return Integer.parseInt(setting.defaultValue());
    }

    int port(Setting setting) {
        return integer(setting, 0, 65_535);
    }

    Path path(Setting setting) {
        String text = values.get(setting).text().strip();
        try {
            if (text.isEmpty()) {
                refuse(setting, "is empty");
            }
            boolean inHome = text.equals("~") || text.startsWith("~/");
            return (inHome ? home.resolve(text.substring(Math.min(2, text.length()))) : Path.of(text))
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException e) {
            refuse(setting, "'" + text + "' is not a path: " + e.getReason());
            return home;
        }
    }

    String text(Setting setting) {
        return values.get(setting).text().strip();
    }

    Optional<Path> optionalPath(Setting setting) {
        return values.get(setting).text().isBlank() ? Optional.empty() : Optional.of(path(setting));
    }

    Groupings groupings(Setting setting) {
        try {
            return Groupings.parse(values.get(setting).text());
        } catch (IllegalArgumentException e) {
            refuse(setting, String.valueOf(e.getMessage()));
            return Groupings.DEFAULT;
        }
    }

    String oneOf(Setting setting, Set<String> choices) {
        String text = values.get(setting).text().strip();
        if (!choices.contains(text)) {
            refuse(setting, "'" + text + "' is not one of " + String.join(", ", choices));
        }
        return text;
    }

    void refuse(Setting setting, String reason) {
        violations.add(new ConfigViolation(setting.key(), values.get(setting).origin(), reason));
    }

    void throwIfInvalid() {
        if (!violations.isEmpty()) {
            throw new ConfigException(violations);
        }
    }
}
