/**
 * Everything in one process, and the command line. The packages below it, from the inside out: {@code broker} and
 * {@code topics} (Kafka), {@code config}, {@code process} (what runs and in which order), {@code query} (the HTTP API seen
 * from outside), {@code demo}, {@code cli}.
 *
 * <p>What it does not do: count, price or judge anything. All of that is in the modules that it puts together.
 */
@NullMarked
package dev.plumbline.deploy.standalone;

import org.jspecify.annotations.NullMarked;
