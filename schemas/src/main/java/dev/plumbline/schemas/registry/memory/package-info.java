/**
 * A schema registry in memory: the rules of the protocol, without HTTP and without a disk.
 *
 * <p>{@link dev.plumbline.schemas.registry.memory.SchemaStore} holds the rules;
 * {@link dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry} makes it a registry for tests. A server wraps the
 * store and writes its changes to a disk.
 */
@NullMarked
package dev.plumbline.schemas.registry.memory;

import org.jspecify.annotations.NullMarked;
