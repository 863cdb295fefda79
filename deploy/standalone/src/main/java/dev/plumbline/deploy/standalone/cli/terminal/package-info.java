/**
 * What the commands share: their streams, the options that all of them have, and alerts, times and progress in words.
 *
 * <p>What it does not do: write anywhere by itself: commands do, through {@code output}.
 */
@NullMarked
package dev.plumbline.deploy.standalone.cli.terminal;

import org.jspecify.annotations.NullMarked;
