/**
 * The topics of Plumbline and the settings they must have.
 *
 * <p>The records themselves are generated from {@code src/main/avro}. Nothing here talks to a broker.
 */
@NullMarked
package dev.plumbline.schemas;

import org.jspecify.annotations.NullMarked;
