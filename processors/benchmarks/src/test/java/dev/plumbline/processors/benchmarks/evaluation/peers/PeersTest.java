package dev.plumbline.processors.benchmarks.evaluation.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeersTest {
    private static final int REFERENCE = 10_000;

    private final SplittableRandom random = new SplittableRandom(1);

    private static Stream<Supplier<Peer>> peers() {
        return Stream.of(
                Adwin::new,
                PageHinkley::new,
                TunedCusum::new,
                () -> new KolmogorovSmirnov(100),
                () -> new KolmogorovSmirnov(1_000),
                () -> new StabilityIndex(100),
                () -> new StabilityIndex(1_000));
    }

    private double score(double mean) {
        return Math.min(1, Math.max(0, mean + .15 * random.nextGaussian()));
    }

    private Peer learned(Supplier<Peer> maker) {
        double[] reference = random.doubles(REFERENCE).map(any -> score(.7)).toArray();
        Peer peer = maker.get();
        peer.learn(reference);
        return peer;
    }

    private int alarms(Peer peer, double mean, int values) {
        int alarms = 0;
        for (int i = 0; i < values; i++) {
            alarms += peer.add(score(mean)) ? 1 : 0;
        }
        return alarms;
    }

    @ParameterizedTest
    @MethodSource("peers")
    void shouldFindAHugeDropAndCryLessBefore(Supplier<Peer> maker) {
        Peer peer = learned(maker);
        int before = alarms(peer, .7, 2_000);
        assertThat(before).isLessThan(15);
        assertThat(alarms(peer, .2, 2_000)).isPositive();
    }

    /** The level of the test is 0.01: in 2,000 windows some twenty alarms. */
    @Test
    void shouldRejectATrueHypothesisAtTheLevelOfKolmogorovAndSmirnov() {
        Peer peer = learned(() -> new KolmogorovSmirnov(100));
        assertThat(alarms(peer, .7, 200_000)).isBetween(5, 40);
    }

    @Test
    void shouldMeasureTheLargestDistanceOfTwoDistributionFunctions() {
        KolmogorovSmirnov apart = new KolmogorovSmirnov(100);
        apart.learn(random.doubles(1_000).map(value -> value / 2).toArray());
        int alarms = 0;
        for (int i = 0; i < 100; i++) {
            alarms += apart.add(.6) ? 1 : 0;
        }
        assertThat(alarms).isEqualTo(1);
        KolmogorovSmirnov same = new KolmogorovSmirnov(100);
        same.learn(new double[] {.6, .6, .6});
        for (int i = 0; i < 100; i++) {
            assertThat(same.add(.6)).isFalse();
        }
    }

    /** The mean of ADWIN's window is that of the latest values once it has shrunk: a second drop of that size is found. */
    @Test
    void shouldForgetTheOlderPartOfItsWindow() {
        Adwin adwin = new Adwin();
        adwin.learn(new double[0]);
        assertThat(alarms(adwin, .8, 5_000)).isZero();
        assertThat(alarms(adwin, .5, 5_000)).isPositive();
        assertThat(alarms(adwin, .2, 300)).isPositive();
    }

    @Test
    void shouldWaitForTheThresholdOfPageAndHinkley() {
        PageHinkley peer = new PageHinkley();
        peer.learn(new double[10_000]);
        int needed = 0;
        do {
            needed++;
        } while (!peer.add(1));
        assertThat(needed).isBetween(50, 52);
    }
}
