/** Alerts, budgets and the ledger as the API says them: names, units and numbers of the JSON, field by field. */
@NullMarked
package dev.plumbline.processors.query.reports;

import org.jspecify.annotations.NullMarked;
