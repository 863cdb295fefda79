/** Real calls of real models, before and after their makers replaced them: the data of the LLMDrift study. */
@NullMarked
package dev.plumbline.processors.benchmarks.evaluation.replay;

import org.jspecify.annotations.NullMarked;
