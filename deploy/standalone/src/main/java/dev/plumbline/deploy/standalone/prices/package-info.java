/**
 * The prices topic seen from outside the pipeline: which changes there are, and one more.
 *
 * <p>It prices no call; what becomes of a change is the pipeline's business.
 */
@NullMarked
package dev.plumbline.deploy.standalone.prices;

import org.jspecify.annotations.NullMarked;
