package dev.plumbline.processors.sketches;

import java.util.Arrays;

/**
 * Bins to be filled and emptied again and again: a page of counts for each octave, made when first needed and then kept, and a bit
 * for each bin that is not empty. Adding writes one count; walking and emptying cost what is occupied and allocate nothing.
 */
final class PagedBins implements Bins {

    private static final int PAGE_BITS = 6;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int PAGES = BinLayout.BIN_COUNT >> PAGE_BITS;
    private static final long[] NONE = {};

    private final long[][] pages = new long[PAGES][];
    private final long[] occupied = new long[PAGES];
    private int firstPage = PAGES;
    private int lastPage = -1;
    private int size;

    PagedBins() {
        Arrays.fill(pages, NONE);
    }

    @Override
    public Bins add(int bin, long count) {
        int at = bin - BinLayout.FIRST_BIN;
        int number = at >> PAGE_BITS;
        long[] page = pages[number];
        if (occupied[number] == 0) {
            page = open(number);
        }
        int place = at & PAGE - 1;
        if (page[place] == 0) {
            occupied[number] |= 1L << place;
            size++;
        }
        page[place] += count;
        return this;
    }

    private long[] open(int number) {
        firstPage = Math.min(firstPage, number);
        lastPage = Math.max(lastPage, number);
        if (pages[number].length == 0) {
            pages[number] = new long[PAGE];
        }
        return pages[number];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int first() {
        return bin(firstPage, occupied[firstPage]);
    }

    @Override
    public int last() {
        return bin(lastPage, Long.highestOneBit(occupied[lastPage]));
    }

    /** The bin of the lowest bit that is set. */
    private static int bin(int page, long bits) {
        return BinLayout.FIRST_BIN + (page << PAGE_BITS) + Long.numberOfTrailingZeros(bits);
    }

    @Override
    public int next(int bin) {
        int at = Math.max(bin, BinLayout.FIRST_BIN - 1) + 1 - BinLayout.FIRST_BIN;
        int page = at >> PAGE_BITS;
        if (page < firstPage) {
            return size == 0 ? Integer.MAX_VALUE : first();
        }
        long bits = page > lastPage ? 0 : occupied[page] & -1L << (at & PAGE - 1);
        while (bits == 0 && ++page <= lastPage) {
            bits = occupied[page];
        }
        return bits == 0 ? Integer.MAX_VALUE : bin(page, bits);
    }

    @Override
    public long count(int bin) {
        int at = bin - BinLayout.FIRST_BIN;
        return pages[at >> PAGE_BITS][at & PAGE - 1];
    }

    @Override
    public int binAtRank(long rank) {
        return copy().binAtRank(rank);
    }

    @Override
    public long countThrough(int bin) {
        return copy().countThrough(bin);
    }

    @Override
    public void forEach(BinVisitor visitor) {
        for (int page = firstPage; page <= lastPage; page++) {
            for (long bits = occupied[page]; bits != 0; bits &= bits - 1) {
                visitor.visit(bin(page, bits), pages[page][Long.numberOfTrailingZeros(bits)]);
            }
        }
    }

    /** Bins of the common forms with the same counts. */
    @Override
    public Bins copy() {
        Bins[] copy = {new SparseBins()};
        forEach((bin, count) -> copy[0] = copy[0].add(bin, count));
        return copy[0];
    }

    @Override
    public Bins cleared() {
        for (int page = firstPage; page <= lastPage; page++) {
            for (long bits = occupied[page]; bits != 0; bits &= bits - 1) {
                pages[page][Long.numberOfTrailingZeros(bits)] = 0;
            }
            occupied[page] = 0;
        }
        firstPage = PAGES;
        lastPage = -1;
        size = 0;
        return this;
    }
}
