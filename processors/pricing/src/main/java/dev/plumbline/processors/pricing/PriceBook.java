package dev.plumbline.processors.pricing;

import dev.plumbline.processors.pricing.catalog.PriceLine;
import dev.plumbline.processors.pricing.catalog.PriceList;
import dev.plumbline.processors.pricing.catalog.PriceListReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Prices calls from a list of dated prices.
 *
 * <p>The served model decides, or the requested one when the served one is empty or not in the book. The price is the
 * one in effect when the call started; the whole call is priced by the tier that its input length falls into. Tokens of
 * a bucket without a price follow the rules of {@link dev.plumbline.processors.pricing.catalog.TokenPrices}. A call
 * without tokens costs 0 if its model, tier and date are known. Everything unknown is
 * {@link PricingResult.Unpriced}.
 *
 * <p>Pure: the same request always gives the same result. Immutable and thread-safe; lookups are memoised, so that a
 * known model costs two hash lookups and one small object.
 */
public final class PriceBook {

    private static final String BUNDLED = "prices.tsv";
    private static final int REMEMBERED = 8_192;

    private final PriceList list;
    private final ResolutionCache models;

    private PriceBook(PriceList list) {
        this.list = list;
        models = new ResolutionCache(new ModelIndex(list), REMEMBERED);
    }

    /** A book of one list; corrections are laid over it first with {@link PriceList#correctedBy}. */
    public static PriceBook of(PriceList list) {
        return new PriceBook(list);
    }

    /** The book of the list that comes with this module. */
    public static PriceBook bundled() {
        return of(bundledList());
    }

    /** The list that comes with this module. */
    public static PriceList bundledList() {
        try (InputStream in = PriceBook.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException("the bundled price list is missing from the class path");
            }
            return PriceListReader.read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version of the list, as in every priced result. */
    public String version() {
        return list.version();
    }

    /** The list that the book was made of. */
    public PriceList list() {
        return list;
    }

    /** The last day of each model that has one, by its id as calls name it; of several providers the earliest. */
    public Map<String, LocalDate> retirements() {
        Map<String, LocalDate> days = new HashMap<>();
        list.retirements()
                .forEach(retirement ->
                        days.merge(retirement.model(), retirement.lastDay(), (a, b) -> a.isBefore(b) ? a : b));
        return days;
    }

    /** What the call costs, or why that is not known. Never throws. */
    public PricingResult price(PricingRequest request) {
        Resolution resolution = resolve(request);
        if (resolution instanceof Resolution.Found found) {
            return found.prices().price(request);
        }
        Resolution.Missing missing = (Resolution.Missing) resolution;
        return new PricingResult.Unpriced(missing.reason(), missing.subject());
    }

    /** The line of the list that applies to the call, if there is one; whether it prices all of its tokens is not said. */
    public Optional<PriceLine> lineFor(PricingRequest request) {
        return resolve(request) instanceof Resolution.Found found
                ? Optional.ofNullable(found.prices().lineFor(request))
                : Optional.empty();
    }

    private Resolution resolve(PricingRequest request) {
        String served = request.servedModel();
        String requested = request.requestedModel();
        if (served.isEmpty()) {
            return models.find(request.provider(), requested);
        }
        Resolution byServed = models.find(request.provider(), served);
        if (byServed instanceof Resolution.Found || requested.isEmpty() || requested.equals(served)) {
            return byServed;
        }
        Resolution byRequested = models.find(request.provider(), requested);
        return byRequested instanceof Resolution.Found ? byRequested : byServed;
    }
}
