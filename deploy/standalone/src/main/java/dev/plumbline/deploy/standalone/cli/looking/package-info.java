/**
 * The commands that look: cost, alerts, budgets, ledger, doctor. Each asks the HTTP API.
 *
 * <p>What it does not do: read Kafka, or change anything.
 */
@NullMarked
package dev.plumbline.deploy.standalone.cli.looking;

import org.jspecify.annotations.NullMarked;
