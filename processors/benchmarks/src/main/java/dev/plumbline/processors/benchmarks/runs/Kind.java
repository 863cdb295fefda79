package dev.plumbline.processors.benchmarks.runs;

import dev.plumbline.processors.benchmarks.contenders.Contender;
import dev.plumbline.processors.benchmarks.contenders.Feed;
import dev.plumbline.processors.benchmarks.contenders.Plain;
import dev.plumbline.processors.benchmarks.contenders.PlumblinePipeline;
import dev.plumbline.processors.benchmarks.contenders.PlumblineSettings;
import dev.plumbline.processors.benchmarks.flink.FlinkRollup;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The contenders, by the letters that the report names them with. */
public enum Kind {
    A("plain consumer, bytes", Plain::bytes),
    B("plain consumer, Avro decode", Plain::avro),
    C("Kafka Streams, decode and no more", Plain::noop),
    D("Kafka Streams DSL, same rollup", Plain::dsl),
    D1("Kafka Streams DSL, minutes only", Plain::dslMinutes),
    E("Apache Flink, same rollup", FlinkRollup::start),
    E1("Apache Flink, minutes only", FlinkRollup::startMinutes),
    F(
            "Plumbline, full pipeline",
            feed -> PlumblinePipeline.shipped(feed, PlumblineSettings.full(feed.series(), Kind.PARTITIONS))),
    G(
            "Plumbline, rollup alone",
            feed -> PlumblinePipeline.regular(feed, PlumblineSettings.rollup(feed.series(), Kind.PARTITIONS))),
    GD(
            "Plumbline, rollup with dedup",
            feed -> PlumblinePipeline.regular(feed, PlumblineSettings.dedup(feed.series(), Kind.PARTITIONS)));

    /** Partitions of every topic. */
    public static final int PARTITIONS = 4;

    private final String title;
    private final Function<Feed, Contender> start;

    Kind(String title, Function<Feed, Contender> start) {
        this.title = title;
        this.start = start;
    }

    /** Its letters, lower case. */
    public String letter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is, in words. */
    public String title() {
        return title;
    }

    /** True if it is too slow for all calls and gets the first of them. */
    public boolean isSlow() {
        return this == D || this == D1;
    }

    /**
     * The contender of those letters.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Kind of(String letter) {
        return Arrays.stream(values())
                .filter(kind -> kind.letter().equals(letter))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no contender '" + letter + "'; there are " + letters()));
    }

    private static List<String> letters() {
        return Arrays.stream(values()).map(Kind::letter).toList();
    }

    Contender start(Feed feed) {
        return start.apply(feed);
    }
}
