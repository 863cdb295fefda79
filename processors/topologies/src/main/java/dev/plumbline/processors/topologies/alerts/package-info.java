/** The log of alerts in one task: ids, transitions, retention. What an alert says is worded where it comes from. */
@NullMarked
package dev.plumbline.processors.topologies.alerts;

import org.jspecify.annotations.NullMarked;
