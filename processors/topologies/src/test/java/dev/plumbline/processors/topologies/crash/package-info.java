/**
 * Proof of exactly-once against a real broker: a process that is killed again and again must leave what one undisturbed
 * run would. {@code ExactlyOnceIT} is the test; {@code KilledPipeline} is the process.
 */
package dev.plumbline.processors.topologies.crash;
