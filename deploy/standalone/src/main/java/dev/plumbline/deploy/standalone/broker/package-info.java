/**
 * A Kafka broker inside this JVM. Its one public class holds every use of Kafka's internal API in Plumbline.
 *
 * <p>What it does not do: replicate, authenticate, or listen anywhere but on the loopback address. It survives a killed
 * process, not a power failure, because it relies on Kafka's default of leaving the flush to the operating system.
 */
@NullMarked
package dev.plumbline.deploy.standalone.broker;

import org.jspecify.annotations.NullMarked;
