/**
 * Brings the topics on a broker in line with {@link dev.plumbline.schemas.Topic}: what would change, then the change.
 *
 * <p>What it does not do: delete a topic, take partitions away, or touch a topic or setting that Plumbline does not define.
 */
@NullMarked
package dev.plumbline.deploy.standalone.topics;

import org.jspecify.annotations.NullMarked;
