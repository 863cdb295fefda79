package dev.plumbline.processors.rollups.partials;

import org.jspecify.annotations.Nullable;

/** Which series calls with the same dimensions count in, to be kept with these by who counts many such calls. Of one {@link Partials}. */
public final class RouteMemo {
    /** What the route is good for, null if there is none yet. */
    @Nullable
    Object era;

    int route;
}
