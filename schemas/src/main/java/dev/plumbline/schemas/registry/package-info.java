/**
 * A client for schema registries that speak the Confluent REST protocol, and its configuration.
 *
 * <p>Reading order: {@link dev.plumbline.schemas.registry.SchemaRegistry} is the contract,
 * {@link dev.plumbline.schemas.registry.HttpSchemaRegistry} asks a server and
 * {@link dev.plumbline.schemas.registry.RegistryConfig} says which. Nothing here encodes or decodes records.
 */
@NullMarked
package dev.plumbline.schemas.registry;

import org.jspecify.annotations.NullMarked;
