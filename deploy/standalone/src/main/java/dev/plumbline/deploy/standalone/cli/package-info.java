/**
 * The {@code plumbline} command: one class a subcommand. Data goes to standard output, progress and errors to standard
 * error, and the exit status says how it went. The only package that writes to the terminal.
 *
 * <p>What it does not do: compute. Commands that look ask the HTTP API; those that run start the process.
 */
@NullMarked
package dev.plumbline.deploy.standalone.cli;

import org.jspecify.annotations.NullMarked;
