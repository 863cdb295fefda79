/**
 * How answers look in a terminal, a pipe and a program: tables, CSV, JSON lines; colours; exit codes.
 *
 * <p>What it does not do: know where rows come from, or write to a stream of its own.
 */
@NullMarked
package dev.plumbline.deploy.standalone.output;

import org.jspecify.annotations.NullMarked;
