package dev.plumbline.processors.topologies.drift.signals;

import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.topologies.drift.bytes.ByteReader;
import dev.plumbline.processors.topologies.drift.bytes.ByteWriter;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is watched in a series. Ordered by kind, then score.
 *
 * @param kind the kind
 * @param score which score it is of; null for kinds that are not of scores
 */
public record Signal(SignalKind kind, @Nullable ScoreKey score) implements Comparable<Signal> {
    private static final Comparator<Signal> ORDER = Comparator.comparing(Signal::kind)
            .thenComparing(Signal::score, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Checks that a score is named where the kind needs one. */
    public Signal {
        if (kind.isOfScores() == (score == null)) {
            throw new IllegalArgumentException("signal " + kind + " with score " + score);
        }
    }

    /** A signal of calls. */
    public static Signal of(SignalKind kind) {
        return new Signal(kind, null);
    }

    /** The mean of a score. */
    public static Signal of(ScoreKey score) {
        return new Signal(SignalKind.SCORE, score);
    }

    /** The score; only for kinds that are of scores. */
    public ScoreKey scoreKey() {
        return Objects.requireNonNull(score);
    }

    /** How an alert names it: {@code score:correctness:JUDGE}, {@code rate:error}, {@code latency}. */
    public String metric() {
        return score == null ? kind.metric() : kind.metric() + ":" + score.name() + ":" + score.source();
    }

    /** Appends the kind, then name and source of the score if it has one. */
    public void writeTo(ByteWriter out) {
        out.number(kind.ordinal());
        if (score != null) {
            out.text(score.name()).number(score.source().ordinal());
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public static Signal readFrom(ByteReader in) {
        SignalKind kind = SignalKind.values()[in.index(SignalKind.values().length - 1)];
        return kind.isOfScores()
                ? new Signal(kind, new ScoreKey(in.text(), ScoreKey.Source.at(in.index(Byte.MAX_VALUE))))
                : of(kind);
    }

    @Override
    public int compareTo(Signal other) {
        return ORDER.compare(this, other);
    }
}
