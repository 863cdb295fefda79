package dev.plumbline.processors.rollups;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Calls as they came, each in a few words of memory, until they are summed. Adding one writes some 70 bytes at the end of what is
 * there; it looks nothing up and, once there were as many calls before, allocates nothing.
 *
 * <p>A row is a word of masks, the minute, and then what the masks say is there. The lower half of the masks has a bit for
 * each sum of an {@link Aggregate} that the call adds to and one for each of what else it may have; its amounts follow in that
 * order. The upper half has a bit for each sum that gets 1, which most do; those have no words. Rows are in chunks, so
 * that growing copies nothing. Not thread-safe.
 */
public final class CallRows {
    private static final int CHUNK_BITS = 13;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int HEAD = 2;
    private static final long COST = 1L << Aggregate.COST;
    private static final long SUMS = (1L << Aggregate.SUMS) - 1;
    private static final long LATENCY = SUMS + 1;
    private static final long FIRST_TOKEN = LATENCY << 1;
    private static final long PRICE_VERSION = FIRST_TOKEN << 1;
    private static final long SCORES = PRICE_VERSION << 1;
    private static final long TAKEN_BACK = SCORES << 1;
    private static final int MOST_WORDS = HEAD + Aggregate.SUMS + 4;
    private static final int BYTES_A_SCORE = 12;

    private final List<long[]> chunks = new ArrayList<>(List.of(new long[CHUNK]));
    private int end;
    private ScoreKey[] scoreKeys = new ScoreKey[8];
    private long[] scoreMicros = new long[8];
    private int scores;

    /**
     * Adds a call that started in a minute, counted from the epoch. The carrier is not kept.
     *
     * @return where the row is, for {@link #minute} and {@link #sum}
     */
    public int add(CallFacts call, long minute) {
        int row = startRow(minute);
        long[] words = chunks.get(row >>> CHUNK_BITS);
        int at = row & CHUNK - 1;
        int next = at + HEAD;
        long masks = call.isTakenBack() ? TAKEN_BACK : 0;
        int places = call.placeCount();
        for (int i = 0; i < places; i++) {
            int place = call.place(i);
            long amount = call.amountAt(place);
            if (amount == 1 && place != Aggregate.COST) {
                masks |= 1L << place + Integer.SIZE;
            } else {
                masks |= 1L << place;
                words[next++] = amount;
            }
        }
        words[at] = masks;
        return addOthers(call, row, words, next);
    }

    private int addOthers(CallFacts call, int row, long[] words, int amountsEnd) {
        int next = amountsEnd;
        long masks = 0;
        if (call.durationMicros() >= 0) {
            masks |= LATENCY;
            words[next++] = call.durationMicros();
        }
        if (call.firstTokenMicros() >= 0) {
            masks |= FIRST_TOKEN;
            words[next++] = call.firstTokenMicros();
        }
        if (call.priceVersion() > 0) {
            masks |= PRICE_VERSION;
            words[next++] = call.priceVersion();
        }
        if (call.scoreCount() > 0) {
            masks |= SCORES;
            words[next++] = pack(scores, call.scoreCount());
            for (int i = 0; i < call.scoreCount(); i++) {
                keep(call.scoreKey(i), call.scoreMicros(i));
            }
        }
        words[row & CHUNK - 1] |= masks;
        end += next - (end & CHUNK - 1);
        return row;
    }

    /** Adds a score of a call that started in a minute and is counted apart; otherwise as {@link #add}. */
    public int addScore(long minute, ScoreKey key, long micros) {
        int row = startRow(minute);
        long[] words = chunks.get(row >>> CHUNK_BITS);
        int at = row & CHUNK - 1;
        words[at] = SCORES;
        words[at + HEAD] = pack(scores, 1);
        keep(key, micros);
        end += HEAD + 1;
        return row;
    }

    private int startRow(long minute) {
        if ((end & CHUNK - 1) + MOST_WORDS > CHUNK) {
            end = (end | CHUNK - 1) + 1;
        }
        int chunk = end >>> CHUNK_BITS;
        if (chunk == chunks.size()) {
            chunks.add(new long[CHUNK]);
        }
        chunks.get(chunk)[(end & CHUNK - 1) + 1] = minute;
        return end;
    }

    private static long pack(int first, int count) {
        return (long) first << Integer.SIZE | count;
    }

    private void keep(ScoreKey key, long micros) {
        if (scores == scoreKeys.length) {
            scoreKeys = Arrays.copyOf(scoreKeys, 2 * scores);
            scoreMicros = Arrays.copyOf(scoreMicros, 2 * scores);
        }
        scoreKeys[scores] = key;
        scoreMicros[scores++] = micros;
    }

    /** The minute of a row. */
    public long minute(int row) {
        return chunks.get(row >>> CHUNK_BITS)[(row & CHUNK - 1) + 1];
    }

    /**
     * Adds a row to totals.
     *
     * @throws ArithmeticException if a sum leaves the range of a {@code long}
     */
    public void sum(int row, CellTotals totals) {
        long[] words = chunks.get(row >>> CHUNK_BITS);
        int at = row & CHUNK - 1;
        int next = at + HEAD;
        long masks = words[at];
        for (long left = masks >>> Integer.SIZE; left != 0; left &= left - 1) {
            totals.plus(Long.numberOfTrailingZeros(left), 1);
        }
        if ((masks & COST) != 0) {
            totals.plusSquare(words[next + Long.bitCount(masks & COST - 1)], (masks & TAKEN_BACK) != 0);
        }
        for (long left = masks & SUMS; left != 0; left &= left - 1) {
            totals.plus(Long.numberOfTrailingZeros(left), words[next++]);
        }
        if ((masks & (LATENCY | FIRST_TOKEN | PRICE_VERSION | SCORES)) != 0) {
            sumOthers(words, next, masks, totals);
        }
    }

    private void sumOthers(long[] words, int othersStart, long masks, CellTotals totals) {
        int next = othersStart;
        if ((masks & LATENCY) != 0) {
            totals.addLatency(words[next++]);
        }
        if ((masks & FIRST_TOKEN) != 0) {
            totals.addFirstToken(words[next++]);
        }
        if ((masks & PRICE_VERSION) != 0) {
            totals.pricedWith(words[next++]);
        }
        if ((masks & SCORES) != 0) {
            int first = (int) (words[next] >>> Integer.SIZE);
            int last = first + (int) words[next];
            for (int i = first; i < last; i++) {
                totals.addScore(scoreKeys[i], scoreMicros[i]);
            }
        }
    }

    /** Heap that the rows take. */
    public long bytes() {
        return (long) Long.BYTES * end + (long) BYTES_A_SCORE * scores;
    }

    /** Forgets all rows; keeps the memory that as many would take again, and no more than twice that. */
    public void clear() {
        int used = (end >>> CHUNK_BITS) + 1;
        while (chunks.size() > 2 * used) {
            chunks.remove(chunks.size() - 1);
        }
        Arrays.fill(scoreKeys, 0, scores, null);
        end = 0;
        scores = 0;
    }
}
