/**
 * A schema registry inside the process: the Confluent REST protocol over a journal file.
 *
 * <p>For one machine: bound to loopback, without users or replicas. The rules of the protocol are those of
 * {@link dev.plumbline.schemas.registry.memory.SchemaStore}; here are the HTTP routes around it and the file under it.
 */
@NullMarked
package dev.plumbline.deploy.registry;

import org.jspecify.annotations.NullMarked;
