package dev.plumbline.processors.topologies.prices;

import dev.plumbline.processors.pricing.catalog.PriceList;
import dev.plumbline.processors.pricing.catalog.PriceListException;
import dev.plumbline.processors.pricing.catalog.PriceListReader;
import dev.plumbline.schemas.records.PriceChange;
import java.io.StringReader;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The list that results from laying price changes over a base. Changes count once each and in the order of their
 * versions, whatever order they arrived in, so that every partition and every reader of the topic comes to the same list.
 */
public final class PricesInForce {
    private static final Comparator<PriceChange> ORDER =
            Comparator.comparingLong(PriceChange::getVersion).thenComparing(PriceChange::getChangeId);

    private PricesInForce() {}

    /**
     * The list after all changes.
     *
     * @throws PriceListException if one of them cannot be read
     */
    public static PriceList of(PriceList base, Collection<PriceChange> changes) {
        Map<String, PriceChange> byId = new LinkedHashMap<>();
        changes.stream().sorted(ORDER).forEach(change -> byId.putIfAbsent(change.getChangeId(), change));
        PriceList list = base;
        for (PriceChange change : byId.values()) {
            list = list.correctedBy(read(change));
        }
        return list;
    }

    /**
     * The prices in one change.
     *
     * @throws PriceListException with every line that is wrong
     */
    public static PriceList read(PriceChange change) {
        return PriceListReader.read(new StringReader(change.getLines()));
    }
}
