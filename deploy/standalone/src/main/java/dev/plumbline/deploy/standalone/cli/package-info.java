/**
 * The {@code plumbline} command: the tree of subcommands and what is said when one fails. Data goes to standard output,
 * progress and errors to standard error, and the exit status says how it went. The only packages that write to the
 * terminal are this one and those below it: {@code looking}, {@code running}, and {@code terminal}, which both use.
 *
 * <p>What it does not do: compute. Commands that look ask the HTTP API; those that run start the process.
 */
@NullMarked
package dev.plumbline.deploy.standalone.cli;

import org.jspecify.annotations.NullMarked;
