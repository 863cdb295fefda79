/** Reads rules from a YAML or JSON file. Every mistake is reported at once, with its place and the remedy. */
@NullMarked
package dev.plumbline.processors.topologies.rules;

import org.jspecify.annotations.NullMarked;
