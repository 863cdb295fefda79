package dev.plumbline.deploy.standalone.cli.looking;

import dev.plumbline.deploy.standalone.api.QueryString;
import picocli.CommandLine.Option;

/** Which calls a question is about. */
final class SeriesOptions {
    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Start: a length such as 24h or 7d, or an RFC 3339 time. Default: ${DEFAULT-VALUE}.")
    private String since = "24h";

    @Option(names = "--until", paramLabel = "TIME", description = "End, in the same forms. Default: now.")
    private String until = "";

    @Option(names = "--feature", description = "Only this feature.")
    private String feature = "";

    @Option(names = "--tenant", description = "Only this tenant.")
    private String tenant = "";

    @Option(names = "--model", description = "Only this model.")
    private String model = "";

    @Option(names = "--prompt", paramLabel = "VERSION", description = "Only this prompt version.")
    private String prompt = "";

    QueryString range(QueryString query) {
        return query.with("from", moment(since)).with("to", moment(until));
    }

    QueryString filters(QueryString query) {
        return query.with("feature", feature)
                .with("tenant", tenant)
                .with("model", model)
                .with("prompt_version", prompt);
    }

    /** A bare length is meant back from now, which the API writes with a minus. */
    static String moment(String text) {
        return text.matches("[0-9]+[a-z]+") ? "-" + text : text;
    }
}
