/**
 * The demo: a made-up company's traffic through the real process, with what was planted held against what was found.
 *
 * <p>What it does not do: look inside. Everything it reports it has asked the HTTP API for, as any program would, and
 * compared with sums over the records that it sent.
 */
@NullMarked
package dev.plumbline.deploy.standalone.demo;

import org.jspecify.annotations.NullMarked;
