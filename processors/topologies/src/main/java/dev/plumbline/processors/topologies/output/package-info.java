/** What comes out of the topology: to which topic, under which key, in which form. */
@NullMarked
package dev.plumbline.processors.topologies.output;

import org.jspecify.annotations.NullMarked;
