/**
 * Evidence over time: the Shiryaev–Roberts e-detector, the recent minutes it can look back on, and the onset estimated
 * from them. Knows nothing of how a baseline comes about.
 */
@NullMarked
package dev.plumbline.processors.drift.sequential;

import org.jspecify.annotations.NullMarked;
