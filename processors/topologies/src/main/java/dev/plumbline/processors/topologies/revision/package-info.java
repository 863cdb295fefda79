/**
 * Revisions: calls that were counted already are counted otherwise, because their price or they themselves were corrected.
 *
 * <p>The calls themselves are the journal: a pass reads those of one intake partition again, in steps, and adds what each
 * changes by to the partial totals. Exact, because every call is priced and rounded by itself, before and after; bounded,
 * because a pass reaches back as far as {@code plumbline.calls} is kept. Which of the records on the topic are in the totals
 * is noted here, so that a pass need not repeat the decision.
 */
@NullMarked
package dev.plumbline.processors.topologies.revision;

import org.jspecify.annotations.NullMarked;
