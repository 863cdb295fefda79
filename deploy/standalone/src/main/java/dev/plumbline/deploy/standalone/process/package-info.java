/**
 * What runs in the process and in which order: broker and registry, topics, pipeline, gateway, query API; stopped in
 * reverse.
 *
 * <p>What it does not do: print. It logs to a file and tells its progress to a listener.
 */
@NullMarked
package dev.plumbline.deploy.standalone.process;

import org.jspecify.annotations.NullMarked;
