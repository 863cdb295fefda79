/** Sends what comes out of the topology to its topics: which topic, under which key, in which form. */
@NullMarked
package dev.plumbline.processors.topologies.output;

import org.jspecify.annotations.NullMarked;
