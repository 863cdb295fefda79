package dev.plumbline.deploy.standalone.process;

import java.net.URI;

/**
 * Where the parts of a running process are reached from this machine.
 *
 * @param bootstrapServers Kafka
 * @param registry schema registry
 * @param gateway calls over HTTP
 * @param query query API and dashboard
 */
public record Addresses(String bootstrapServers, URI registry, URI gateway, URI query) {}
