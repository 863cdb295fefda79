package dev.plumbline.processors.query.state;

/**
 * The ledger of one kind of record, of one tenant and application. The accounts of a kind add up to its line of
 * {@link StateReader#ledger()}, column by column.
 *
 * <p>What arrived is told apart by record. What publishers attempted, rejected and dropped they report by tenant and not by
 * application, so those counts stand under the application that the publisher runs in; a publisher that sends for many,
 * such as a gateway, has them under its own. A record that could not be read, or names no application, is under the tenant
 * and application of its publisher.
 *
 * @param tenant the tenant; empty for unreadable records of a publisher with several tenants, whose attempts are in flight
 *     with those; {@code __other__} for tenants that their publisher does not tell apart
 * @param app the application, empty if not known
 * @param line the columns
 */
public record LedgerAccount(String tenant, String app, LedgerLine line) {}
