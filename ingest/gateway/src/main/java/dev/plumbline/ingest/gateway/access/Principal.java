package dev.plumbline.ingest.gateway.access;

/**
 * Who sends a request.
 *
 * @param tenant the tenant of records that name none
 * @param namesTenants true if a record may name another tenant
 */
public record Principal(String tenant, boolean namesTenants) {}
