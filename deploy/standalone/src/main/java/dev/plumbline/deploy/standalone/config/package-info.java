/**
 * Configuration of the process: from a file, the environment and flags, in rising precedence, into one record that is
 * valid or reports every violation at once.
 *
 * <p>What it does not do: read configuration after the start, or hold rules and groupings, which belong to the pipeline.
 */
@NullMarked
package dev.plumbline.deploy.standalone.config;

import org.jspecify.annotations.NullMarked;
