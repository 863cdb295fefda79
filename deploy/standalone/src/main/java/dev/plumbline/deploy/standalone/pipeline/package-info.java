/**
 * Puts the topologies together for one process: rules from a file, the bundled price book, a salt that stays, and the
 * reader of their state.
 *
 * <p>What it does not do: define a topology or read a store.
 */
@NullMarked
package dev.plumbline.deploy.standalone.pipeline;

import org.jspecify.annotations.NullMarked;
