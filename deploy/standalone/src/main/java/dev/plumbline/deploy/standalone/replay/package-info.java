/**
 * Publishes what a replay reads or makes up: valid records through the client, faulty ones past it.
 *
 * <p>What it does not do: read files, keep pace or make scenarios up; that is the replay module's.
 */
@NullMarked
package dev.plumbline.deploy.standalone.replay;

import org.jspecify.annotations.NullMarked;
