package dev.plumbline.processors.rollups;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Calls as they came, each in a few words of memory, until they are summed. Adding one writes some 40 bytes at the end of what is
 * there; it looks nothing up and, once there were as many calls before, allocates nothing.
 *
 * <p>A row of 32-bit words is two masks, the minute, and then what the first mask says is there: a bit for each sum of an
 * {@link Aggregate} that the call adds to, and one for each of what else it may have, their values in that order. The second
 * mask has a bit for each sum that gets 1, as most do; those have no words. A row with a number of more than 32 bits
 * is wide: every number takes two words. Rows are in chunks, so that growing copies nothing. Not thread-safe.
 */
public final class CallRows {
    private static final int CHUNK_BITS = 14;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int MASKS = 2;
    private static final int COST = 1 << Aggregate.COST;
    private static final int SUMS = (1 << Aggregate.SUMS) - 1;
    private static final int LATENCY = SUMS + 1;
    private static final int FIRST_TOKEN = LATENCY << 1;
    private static final int PRICE_VERSION = FIRST_TOKEN << 1;
    private static final int SCORES = PRICE_VERSION << 1;
    private static final int TAKEN_BACK = SCORES << 1;
    private static final int WIDE = TAKEN_BACK << 1;
    private static final int OTHERS = LATENCY | FIRST_TOKEN | PRICE_VERSION | SCORES;

    /** The minute, every sum, two durations, a version, and where scores are and how many. */
    private static final int MOST_NUMBERS = 1 + Aggregate.SUMS + 5;

    private static final int MOST_WORDS = MASKS + 2 * MOST_NUMBERS;
    private static final int BYTES_A_SCORE = 12;

    private final List<int[]> chunks = new ArrayList<>(List.of(new int[CHUNK]));
    private int end;
    private ScoreKey[] scoreKeys = new ScoreKey[8];
    private long[] scoreMicros = new long[8];
    private int scores;

    /** The row that is being written: its chunk, the next word, and whether it is wide. */
    private int[] words = chunks.get(0);

    private int next;
    private boolean wide;

    /**
     * Adds a call that started in a minute, counted from the epoch. The carrier is not kept.
     *
     * @return where the row is, for {@link #minute} and {@link #sum}
     */
    public int add(CallFacts call, long minute) {
        int row = start(isWide(call, minute), minute);
        int mask = call.isTakenBack() ? TAKEN_BACK : 0;
        int ones = 0;
        int places = call.placeCount();
        for (int i = 0; i < places; i++) {
            int place = call.place(i);
            long amount = call.amountAt(place);
            if (amount == 1 && place != Aggregate.COST) {
                ones |= 1 << place;
            } else {
                mask |= 1 << place;
                put(amount);
            }
        }
        return finish(row, mask | putOthers(call), ones);
    }

    private int putOthers(CallFacts call) {
        int mask = 0;
        if (call.durationMicros() >= 0) {
            mask |= LATENCY;
            put(call.durationMicros());
        }
        if (call.firstTokenMicros() >= 0) {
            mask |= FIRST_TOKEN;
            put(call.firstTokenMicros());
        }
        if (call.priceVersion() > 0) {
            mask |= PRICE_VERSION;
            put(call.priceVersion());
        }
        if (call.scoreCount() > 0) {
            mask |= SCORES;
            put(scores);
            put(call.scoreCount());
            for (int i = 0; i < call.scoreCount(); i++) {
                keep(call.scoreKey(i), call.scoreMicros(i));
            }
        }
        return mask;
    }

    /** Adds a score of a call that started in a minute and is counted apart; otherwise as {@link #add}. */
    public int addScore(long minute, ScoreKey key, long micros) {
        int row = start(isWide(minute), minute);
        put(scores);
        put(1);
        keep(key, micros);
        return finish(row, SCORES, 0);
    }

    private static boolean isWide(CallFacts call, long minute) {
        boolean wide = isWide(minute)
                || isWide(call.durationMicros())
                || isWide(call.firstTokenMicros())
                || isWide(call.priceVersion());
        int places = call.placeCount();
        for (int i = 0; i < places; i++) {
            wide |= isWide(call.amountAt(call.place(i)));
        }
        return wide;
    }

    private static boolean isWide(long number) {
        return number != (int) number;
    }

    private int start(boolean rowIsWide, long minute) {
        if ((end & CHUNK - 1) + MOST_WORDS > CHUNK) {
            end = (end | CHUNK - 1) + 1;
        }
        int chunk = end >>> CHUNK_BITS;
        if (chunk == chunks.size()) {
            chunks.add(new int[CHUNK]);
        }
        words = chunks.get(chunk);
        next = (end & CHUNK - 1) + MASKS;
        wide = rowIsWide;
        put(minute);
        return end;
    }

    private void put(long number) {
        words[next++] = (int) number;
        if (wide) {
            words[next++] = (int) (number >>> Integer.SIZE);
        }
    }

    private int finish(int row, int mask, int ones) {
        int at = row & CHUNK - 1;
        words[at] = wide ? mask | WIDE : mask;
        words[at + 1] = ones;
        end += next - at;
        return row;
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
        int[] chunk = chunks.get(row >>> CHUNK_BITS);
        int at = row & CHUNK - 1;
        return number(chunk, at + MASKS, width(chunk[at]));
    }

    private static int width(int mask) {
        return (mask & WIDE) == 0 ? 1 : 2;
    }

    private static long number(int[] chunk, int at, int width) {
        return width == 1 ? chunk[at] : (long) chunk[at + 1] << Integer.SIZE | chunk[at] & 0xFFFF_FFFFL;
    }

    /**
     * Adds a row to totals.
     *
     * @throws ArithmeticException if a sum leaves the range of a {@code long}
     */
    public void sum(int row, Aggregate totals) {
        int[] chunk = chunks.get(row >>> CHUNK_BITS);
        int at = row & CHUNK - 1;
        int mask = chunk[at];
        int width = width(mask);
        for (int left = chunk[at + 1]; left != 0; left &= left - 1) {
            totals.plus(Integer.numberOfTrailingZeros(left), 1);
        }
        int place = at + MASKS + width;
        if ((mask & COST) != 0) {
            int cost = place + width * Integer.bitCount(mask & COST - 1);
            totals.squaredCosts.add(number(chunk, cost, width), (mask & TAKEN_BACK) != 0);
        }
        for (int left = mask & SUMS; left != 0; left &= left - 1) {
            totals.plus(Integer.numberOfTrailingZeros(left), number(chunk, place, width));
            place += width;
        }
        if ((mask & OTHERS) != 0) {
            sumOthers(chunk, place, mask, totals);
        }
    }

    private void sumOthers(int[] chunk, int start, int mask, Aggregate totals) {
        int width = width(mask);
        int place = start;
        if ((mask & LATENCY) != 0) {
            totals.latencyForUpdate().record(number(chunk, place, width));
            place += width;
        }
        if ((mask & FIRST_TOKEN) != 0) {
            totals.firstTokenForUpdate().record(number(chunk, place, width));
            place += width;
        }
        if ((mask & PRICE_VERSION) != 0) {
            totals.priceVersion = Math.max(totals.priceVersion, number(chunk, place, width));
            place += width;
        }
        if ((mask & SCORES) != 0) {
            int first = chunk[place];
            int last = first + chunk[place + width];
            for (int i = first; i < last; i++) {
                totals.addScore(scoreKeys[i], scoreMicros[i]);
            }
        }
    }

    /** Heap that the rows take. */
    public long bytes() {
        return (long) Integer.BYTES * end + (long) BYTES_A_SCORE * scores;
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
