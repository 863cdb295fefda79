/**
 * Makes up the traffic of a company that runs five features on language models for six customers: two weeks of history
 * and then a live part without end, in which three things go wrong at known times.
 *
 * <p>The same configuration gives the same records, on every machine. Its expected totals are
 * kept by {@link dev.plumbline.ingest.replay.totals.ReplayTotals}, apart from the generator. Shapes of tokens come from the Azure LLM inference trace of 2023, levels of
 * scores and latencies from LLMDrift; the README of the module says which figure is from where, and which are choices.
 *
 * <p>This package does not know prices, budgets or detectors, and does not say what an alert must look like.
 */
@NullMarked
package dev.plumbline.ingest.replay.scenario;

import org.jspecify.annotations.NullMarked;
