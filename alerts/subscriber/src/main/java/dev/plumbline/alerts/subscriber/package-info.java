/**
 * A typed subscription of alerts for applications: a thread that reads {@code plumbline.alerts} and calls a handler.
 *
 * <p>{@link dev.plumbline.alerts.subscriber.AlertSubscriber} is the start. Does not deliver to other systems, silence or
 * group alerts.
 */
@NullMarked
package dev.plumbline.alerts.subscriber;

import org.jspecify.annotations.NullMarked;
