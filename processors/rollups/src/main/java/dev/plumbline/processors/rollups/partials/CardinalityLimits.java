package dev.plumbline.processors.rollups.partials;

import java.util.ArrayList;
import java.util.List;

/**
 * How many distinct names one task tells apart in a day of event time. What comes beyond is counted under
 * {@code __other__}.
 *
 * @param seriesPerGrouping distinct series of each grouping
 * @param scoreKeys distinct (score name, source)
 * @param valuesPerTenant distinct values that one tenant may have in one dimension, so that none uses up what all share
 */
public record CardinalityLimits(int seriesPerGrouping, int scoreKeys, int valuesPerTenant) {

    /** 20,000 series of a grouping, 1,000 scores, 1,000 values of a tenant in a dimension. */
    public static final CardinalityLimits DEFAULT = new CardinalityLimits(20_000, 1_000, 1_000);

    /** @throws IllegalArgumentException reporting every limit that is not positive */
    public CardinalityLimits {
        List<String> faults = new ArrayList<>();
        if (seriesPerGrouping < 1) {
            faults.add("seriesPerGrouping must be at least 1, is " + seriesPerGrouping);
        }
        if (scoreKeys < 1) {
            faults.add("scoreKeys must be at least 1, is " + scoreKeys);
        }
        if (valuesPerTenant < 1) {
            faults.add("valuesPerTenant must be at least 1, is " + valuesPerTenant);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }
}
