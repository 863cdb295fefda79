/** What comes out of an evaluation: figures, tables in Markdown, pictures in SVG. */
@NullMarked
package dev.plumbline.processors.benchmarks.evaluation.report;

import org.jspecify.annotations.NullMarked;
