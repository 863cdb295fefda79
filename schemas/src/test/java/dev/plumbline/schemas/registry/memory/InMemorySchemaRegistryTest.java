package dev.plumbline.schemas.registry.memory;

import dev.plumbline.schemas.registry.RegistryContract;
import dev.plumbline.schemas.registry.SchemaRegistry;

class InMemorySchemaRegistryTest extends RegistryContract {

    private final SchemaRegistry registry = new InMemorySchemaRegistry();

    @Override
    protected SchemaRegistry registry() {
        return registry;
    }
}
