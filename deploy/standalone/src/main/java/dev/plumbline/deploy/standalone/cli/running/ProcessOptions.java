package dev.plumbline.deploy.standalone.cli.running;

import dev.plumbline.deploy.standalone.config.ConfigFile;
import dev.plumbline.deploy.standalone.config.ConfigValues;
import dev.plumbline.deploy.standalone.config.ProcessConfig;
import dev.plumbline.deploy.standalone.config.Setting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a process that is started takes its configuration from. */
final class ProcessOptions {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Settings as Java properties, or YAML if the name ends in .yaml or .yml.")
    @Nullable
    private Path file;

    @Option(names = "--data-dir", paramLabel = "DIR", description = "Directory for all data. Default: ~/.plumbline.")
    @Nullable
    private String dataDir;

    @Option(names = "--port", paramLabel = "PORT", description = "Port of the dashboard and query API. Default: 8080.")
    @Nullable
    private String port;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Any setting; may be repeated.")
    private final Map<String, String> settings = new LinkedHashMap<>();

    /** File, environment and flags, in rising precedence. */
    ConfigValues values(Map<String, String> environment) {
        ConfigValues values = new ConfigValues();
        Path config = file;
        if (config != null) {
            values.file(config.toString(), ConfigFile.read(config));
        }
        values.environment(environment).file("--set", settings);
        flag(values, Setting.DATA_DIR, "--data-dir", dataDir);
        flag(values, Setting.HTTP_PORT, "--port", port);
        return values;
    }

    ProcessConfig config(Map<String, String> environment) {
        return ProcessConfig.of(values(environment), home());
    }

    static Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    private static void flag(ConfigValues values, Setting setting, String name, @Nullable String text) {
        if (text != null) {
            values.flag(setting, name, text);
        }
    }
}
