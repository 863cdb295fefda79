/**
 * First phase: decodes each record once, validates, dedups and prices it, and adds it to heap partials that leave as
 * packets at the commit. Records that cannot be used leave as dead letters. Knows nothing of windows beyond the minute,
 * nor of budgets or alerts.
 */
@NullMarked
package dev.plumbline.processors.topologies.intake;

import org.jspecify.annotations.NullMarked;
