package dev.plumbline.ingest.integrations.springai;

import dev.plumbline.ingest.client.Plumbline;
import dev.plumbline.ingest.client.PlumblineClient;
import io.micrometer.observation.ObservationHandler;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Makes a client and a handler where {@code plumbline.bootstrap-servers} is set; a bean of the application's own comes
 * first. Spring Boot registers the handler with its observation registry and closes the client at the end. A property
 * that is wrong stops the start with all that is wrong; Kafka and the registry need not be up.
 */
@AutoConfiguration
@ConditionalOnClass({ChatModelObservationContext.class, ObservationHandler.class})
@ConditionalOnProperty("plumbline.bootstrap-servers")
@EnableConfigurationProperties(PlumblineProperties.class)
public class PlumblineAutoConfiguration {

    /** The client; inject it for scores and changes. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    public PlumblineClient plumblineClient(PlumblineProperties properties, Environment environment) {
        return Plumbline.client(properties.toConfig(environment.getProperty("spring.application.name", "")));
    }

    /** Publishes the calls of all chat models. */
    @Bean
    @ConditionalOnMissingBean
    public ChatCallHandler plumblineChatCallHandler(PlumblineClient client, PlumblineProperties properties) {
        return new ChatCallHandler(client, properties.feature());
    }
}
