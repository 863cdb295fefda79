package dev.plumbline.deploy.standalone.cli.running;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.deploy.standalone.cli.terminal.CommonOptions;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.config.Setting;
import dev.plumbline.deploy.standalone.output.Column;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Rows;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Every setting of the process. */
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        description = "Every setting of 'up': its key, environment variable, default and meaning.",
        footer = {"", "Try: plumbline settings -o csv"})
public final class SettingsCommand implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            Column.text("KEY", "/key"),
            Column.text("ENVIRONMENT", "/environment"),
            Column.text("DEFAULT", "/default"),
            Column.text("MEANING", "/meaning"));

    private final Streams streams;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    /** Writes to these streams. */
    public SettingsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        ObjectNode document = new ObjectMapper().createObjectNode().put("schema", "plumbline.settings/v1");
        ArrayNode data = document.putArray("data");
        for (Setting setting : Setting.values()) {
            data.addObject()
                    .put("key", setting.key())
                    .put("environment", setting.environmentName())
                    .put("default", setting.defaultValue())
                    .put("meaning", setting.meaning());
        }
        Rows.write(common.terminal(streams), common.format(), document, data, COLUMNS);
        return ExitCode.OK.status();
    }
}
