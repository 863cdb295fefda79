package dev.plumbline.ingest.integrations.springai;

import dev.plumbline.ingest.client.ClientConfig;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code plumbline.*}.
 *
 * @param bootstrapServers Kafka's addresses, {@code host:port}, separated by commas; without them nothing is configured
 * @param registry the address of the schema registry
 * @param tenant the tenant of all calls
 * @param app the application; {@code spring.application.name} unless given
 * @param environment the deployment environment
 * @param release the version of the application
 * @param feature the feature of calls for which no observation names one
 */
@ConfigurationProperties("plumbline")
public record PlumblineProperties(
        String bootstrapServers,
        @DefaultValue("http://127.0.0.1:8081") String registry,
        @DefaultValue("default") String tenant,
        @DefaultValue("") String app,
        @DefaultValue("") String environment,
        @DefaultValue("") String release,
        @DefaultValue("chat") String feature) {

    ClientConfig toConfig(String applicationName) {
        return ClientConfig.builder()
                .bootstrapServers(bootstrapServers)
                .registry(registry)
                .tenant(tenant)
                .app(app.isEmpty() ? applicationName : app)
                .environment(environment)
                .release(release)
                .build();
    }
}
