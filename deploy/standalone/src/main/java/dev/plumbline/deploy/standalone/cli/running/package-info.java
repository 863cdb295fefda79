/**
 * The commands that run or change something: the process, the demo, a replay, topics; and the list of settings.
 *
 * <p>What it does not do: answer questions about what was counted.
 */
@NullMarked
package dev.plumbline.deploy.standalone.cli.running;

import org.jspecify.annotations.NullMarked;
