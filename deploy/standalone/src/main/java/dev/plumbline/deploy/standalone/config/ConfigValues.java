package dev.plumbline.deploy.standalone.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Layers of text values, the later layer winning. Keys that no setting has are remembered as violations, so that a
 * misspelt key is told and not ignored. Not thread-safe.
 */
public final class ConfigValues {
    record Sourced(String text, String origin) {}

    private final Map<Setting, Sourced> values = new EnumMap<>(Setting.class);
    private final List<ConfigViolation> unknown = new ArrayList<>();

    /** Starts with every default. */
    public ConfigValues() {
        for (Setting setting : Setting.values()) {
            values.put(setting, new Sourced(setting.defaultValue(), "default"));
        }
    }

    /** Lays the pairs of a file over what is there. */
    public ConfigValues file(String origin, Map<String, String> pairs) {
        pairs.forEach((key, text) -> Setting.ofKey(key)
                .ifPresentOrElse(
                        setting -> values.put(setting, new Sourced(text, origin)),
                        () -> unknown.add(new ConfigViolation(key, origin, "no such setting"))));
        return this;
    }

    /** Lays the environment over what is there; variables that Plumbline does not define are ignored. */
    public ConfigValues environment(Map<String, String> environment) {
        for (Setting setting : Setting.values()) {
            String text = environment.get(setting.environmentName());
            if (text != null) {
                values.put(setting, new Sourced(text, setting.environmentName()));
            }
        }
        return this;
    }

    /** Lays one flag of the command line over what is there. */
    public ConfigValues flag(Setting setting, String flag, String text) {
        values.put(setting, new Sourced(text, flag));
        return this;
    }

    Sourced get(Setting setting) {
        return values.getOrDefault(setting, new Sourced(setting.defaultValue(), "default"));
    }

    List<ConfigViolation> unknown() {
        return List.copyOf(unknown);
    }
}
