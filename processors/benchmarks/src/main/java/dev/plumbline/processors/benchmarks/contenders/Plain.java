package dev.plumbline.processors.benchmarks.contenders;

import dev.plumbline.processors.rollups.Resolution;
import java.util.EnumSet;

/** The contenders that are nobody's product. */
public final class Plain {
    private Plain() {}

    /** Consumers that look at nothing. */
    public static Contender bytes(Feed feed) {
        return PlainConsumers.start(feed, () -> value -> {});
    }

    /** Consumers that decode each call. */
    public static Contender avro(Feed feed) {
        return PlainConsumers.start(feed, StockAvro::new);
    }

    /** Kafka Streams that decodes each call and does nothing with it. */
    public static Contender noop(Feed feed) {
        return NoopTopology.start(feed);
    }

    /** The rollup in the DSL of Kafka Streams. */
    public static Contender dsl(Feed feed) {
        return DslTopology.start(feed, EnumSet.allOf(Resolution.class));
    }

    /** Its minutes alone. */
    public static Contender dslMinutes(Feed feed) {
        return DslTopology.start(feed, EnumSet.of(Resolution.MINUTE));
    }
}
