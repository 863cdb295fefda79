package dev.plumbline.processors.benchmarks.evaluation.contenders;

import dev.plumbline.processors.benchmarks.evaluation.peers.Adwin;
import dev.plumbline.processors.benchmarks.evaluation.peers.KolmogorovSmirnov;
import dev.plumbline.processors.benchmarks.evaluation.peers.PageHinkley;
import dev.plumbline.processors.benchmarks.evaluation.peers.Peer;
import dev.plumbline.processors.benchmarks.evaluation.peers.StabilityIndex;
import dev.plumbline.processors.benchmarks.evaluation.peers.TunedCusum;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Law;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/** Who takes part, by name, in the order of the tables. */
public final class Contenders {
    /** The name of what is shipped. */
    public static final String OURS = "Plumbline";

    /** One false alarm in so many days, unless stated otherwise. */
    public static final int ARL_DAYS = 1_000;

    private Contenders() {}

    /** Makers of everyone who can watch such values, ours first; ours alone without peers. */
    public static Map<String, Supplier<Contender>> of(Law law, boolean peers) {
        Map<String, Supplier<Contender>> all = new LinkedHashMap<>();
        all.put(OURS, () -> ours(law, ARL_DAYS));
        if (peers) {
            putPeers(law, all);
        }
        return all;
    }

    private static void putPeers(Law law, Map<String, Supplier<Contender>> all) {
        DoubleUnaryOperator unit = normaliser(law);
        if (law.kind() == Law.Kind.SCORE || law.kind() == Law.Kind.SHAPE || law.kind() == Law.Kind.EVENT) {
            put(all, "ADWIN", Adwin::new, unit);
            put(all, "Page–Hinkley", PageHinkley::new, unit);
        }
        if (law.kind() == Law.Kind.SCORE) {
            put(all, "CUSUM told 0.25 sd", TunedCusum::new, unit);
        }
        if (law.kind() == Law.Kind.LATENCY) {
            put(all, "ADWIN of log", Adwin::new, unit);
        }
        if (law.kind() != Law.Kind.CATEGORY) {
            put(all, "KS, n=100", () -> new KolmogorovSmirnov(100), unit);
            put(all, "KS, n=1000", () -> new KolmogorovSmirnov(1_000), unit);
        }
        put(all, "PSI, n=100", () -> new StabilityIndex(100), unit);
        put(all, "PSI, n=1000", () -> new StabilityIndex(1_000), unit);
    }

    private static void put(
            Map<String, Supplier<Contender>> all, String name, Supplier<Peer> peer, DoubleUnaryOperator unit) {
        all.put(name, () -> new PeerContender(peer.get(), unit));
    }

    /** What is shipped for such values. */
    public static Contender ours(Law law, int arlDays) {
        return switch (law.kind()) {
            case SCORE -> Plumbline.mean(law, arlDays);
            case SHAPE -> Plumbline.distribution(arlDays);
            case EVENT -> Plumbline.rate(arlDays);
            case LATENCY -> new Exceedances(arlDays);
            case CATEGORY -> Plumbline.mix(arlDays);
        };
    }

    /** To the unit interval, where the thresholds of peers are at home; latencies by their logarithm, e^-4 to e^6. */
    private static DoubleUnaryOperator normaliser(Law law) {
        if (law.kind() == Law.Kind.LATENCY) {
            return value -> Math.min(1, Math.max(0, (Math.log(value) + 4) / 10));
        }
        double width = law.high() - law.low();
        return value -> (value - law.low()) / width;
    }
}
