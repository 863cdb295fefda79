package dev.plumbline.schemas.registry;

/** What may be done with a subject. */
public enum RegistryMode {
    /** Versions may be read, registered and deleted. */
    READWRITE,
    /** Versions may only be read. */
    READONLY,
    /** As {@link #READONLY}, and no subject may say otherwise. */
    READONLY_OVERRIDE,
    /** Versions are registered with ids that the caller gives. */
    IMPORT
}
