/** The bounds that a publisher's records must keep to, the same before they are sent and when they arrive. */
@NullMarked
package dev.plumbline.schemas.limits;

import org.jspecify.annotations.NullMarked;
