package dev.plumbline.ingest.replay.scenario;

import dev.plumbline.ingest.replay.scenario.draws.Dice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scenario is made from. Two equal configurations give the same records.
 *
 * @param seed seed of everything that is drawn
 * @param liveStart where history ends and the live part begins
 * @param history length of the history
 * @param historyCalls calls expected in the history; the actual number is drawn and differs by about its square root
 * @param zone offset of the office hours, whole hours
 * @param duplicateShare share of the calls that are sent a second time, up to 20 s later
 * @param badShare bad records sent, as a share of the calls
 * @param promptAfter from {@code liveStart} to the worse prompt version
 * @param modelAfter from {@code liveStart} to the silent model update
 * @param runawayAfter from {@code liveStart} to the runaway cost
 */
public record ScenarioConfig(
        long seed,
        Instant liveStart,
        Duration history,
        long historyCalls,
        ZoneOffset zone,
        double duplicateShare,
        double badShare,
        Duration promptAfter,
        Duration modelAfter,
        Duration runawayAfter) {

    public ScenarioConfig {
        List<String> wrong = new ArrayList<>();
        require(wrong, history.compareTo(Duration.ofHours(1)) >= 0, "history must be at least an hour");
        require(wrong, history.compareTo(Duration.ofDays(366)) <= 0, "history must be at most 366 days");
        require(wrong, historyCalls >= 1 && historyCalls <= 1_000_000_000, "historyCalls must be in [1, 1e9]");
        require(wrong, zone.getTotalSeconds() % 3600 == 0, "zone must be a whole number of hours");
        require(wrong, duplicateShare >= 0 && duplicateShare <= 1, "duplicateShare must be in [0, 1]");
        require(wrong, badShare >= 0 && badShare <= 1, "badShare must be in [0, 1]");
        require(wrong, !promptAfter.isNegative(), "promptAfter must not be negative");
        require(wrong, !modelAfter.isNegative(), "modelAfter must not be negative");
        require(wrong, !runawayAfter.isNegative(), "runawayAfter must not be negative");
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
        liveStart = liveStart.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Two weeks of history with 240,000 calls, one call in 1,000 sent twice, no bad records, and the three events 20, 40
     * and 30 minutes into the live part. The office hours are put where the live part begins at ten in the morning, so
     * that a demo is busy whenever it is run.
     */
    public static ScenarioConfig startingAt(Instant liveStart, long seed) {
        return new ScenarioConfig(
                seed,
                liveStart,
                Duration.ofDays(14),
                240_000,
                tenInTheMorning(liveStart),
                .001,
                0,
                Duration.ofMinutes(20),
                Duration.ofMinutes(40),
                Duration.ofMinutes(30));
    }

    /** This configuration with another number of calls in the history, and as many more or fewer in the live part. */
    public ScenarioConfig withHistory(Duration length, long calls) {
        return new ScenarioConfig(
                seed, liveStart, length, calls, zone, duplicateShare, badShare, promptAfter, modelAfter, runawayAfter);
    }

    /** This configuration with other shares of duplicates and of bad records. */
    public ScenarioConfig withFaults(double duplicates, double bad) {
        return new ScenarioConfig(
                seed, liveStart, history, historyCalls, zone, duplicates, bad, promptAfter, modelAfter, runawayAfter);
    }

    /** This configuration with the three events at other times after the start of the live part. */
    public ScenarioConfig withEvents(Duration prompt, Duration model, Duration runaway) {
        return new ScenarioConfig(
                seed, liveStart, history, historyCalls, zone, duplicateShare, badShare, prompt, model, runaway);
    }

    /** Tells the runs of different configurations apart: their calls are different calls, even from one seed. */
    long runId() {
        long[] parts = {
            startMicros(),
            liveStartMicros(),
            historyCalls,
            zone.getTotalSeconds(),
            Double.doubleToLongBits(duplicateShare),
            Double.doubleToLongBits(badShare),
            promptMicros(),
            modelMicros(),
            runawayMicros()
        };
        long id = Dice.mix(seed);
        for (long part : parts) {
            id = Dice.mix(id + part);
        }
        return id;
    }

    long liveStartMicros() {
        return micros(liveStart);
    }

    long startMicros() {
        return micros(liveStart.minus(history));
    }

    long promptMicros() {
        return micros(liveStart.plus(promptAfter));
    }

    long modelMicros() {
        return micros(liveStart.plus(modelAfter));
    }

    long runawayMicros() {
        return micros(liveStart.plus(runawayAfter));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static ZoneOffset tenInTheMorning(Instant time) {
        int ahead = Math.floorMod(10 - time.atOffset(ZoneOffset.UTC).getHour(), 24);
        return ZoneOffset.ofHours(ahead > 12 ? ahead - 24 : ahead);
    }

    private static void require(List<String> wrong, boolean holds, String message) {
        if (!holds) {
            wrong.add(message);
        }
    }
}
