package dev.plumbline.processors.benchmarks.served;

import dev.plumbline.processors.benchmarks.contenders.PlumblineSettings;
import dev.plumbline.processors.benchmarks.runs.Kind;
import dev.plumbline.processors.query.QueryConfig;
import dev.plumbline.processors.query.QueryServer;
import dev.plumbline.processors.query.streams.StreamsStateReader;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.rules.RulesReader;
import dev.plumbline.processors.topologies.running.Pipeline;
import dev.plumbline.processors.topologies.running.PipelineConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Serves a pipeline with the shipped settings until standard input ends. Prints the address of its server. */
final class ServedMain {
    static final String ADDRESS = "served ";
    static final String PROBED_FEATURE = "probe-alert";

    /** One call of a new tenant for the probed feature is enough. */
    private static final String ONE_CALL_FIRES = """
            budgets:
              - {id: probe, group_by: [tenant, feature], filter: {feature: probe-alert}, limit_usd: 0.000001, thresholds: [100]}
            """;

    private ServedMain() {}

    /** Takes the broker, the state directory and the number of series. */
    public static void main(String[] args) throws IOException {
        PipelineConfig config = PipelineConfig.withDefaults(args[0], Path.of(args[1]));
        Rules rules = RulesReader.parse(ONE_CALL_FIRES);
        Pipeline pipeline =
                Pipeline.start(config, PlumblineSettings.with(rules, Integer.parseInt(args[2]), Kind.PARTITIONS));
        StreamsStateReader state = new StreamsStateReader(pipeline, Kind.PARTITIONS, Clock.systemUTC());
        QueryServer server = QueryServer.start(
                QueryConfig.onPort(0), state, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), Clock.systemUTC());
        System.out.println(ADDRESS + "http://127.0.0.1:" + server.port());
        while (System.in.read() >= 0) {
            // The benchmark holds the other end open for as long as it lives.
        }
        pipeline.close();
        Runtime.getRuntime().halt(0);
    }
}
