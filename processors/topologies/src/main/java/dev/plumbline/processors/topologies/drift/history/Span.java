package dev.plumbline.processors.topologies.drift.history;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.sketches.QuantileSketch;
import dev.plumbline.processors.topologies.drift.bytes.ByteReader;
import dev.plumbline.processors.topologies.drift.bytes.ByteWriter;
import dev.plumbline.processors.topologies.drift.detectors.Values;
import dev.plumbline.processors.topologies.drift.signals.SignalKind;

/**
 * A series over one or more minutes: its totals, the means of its minutes, its elements. Not to be changed once made.
 *
 * @param first the first minute
 * @param last the last minute
 * @param total the totals
 * @param tokens means of tokens a call, a value a minute
 * @param cost means of cost a call, a value a minute
 * @param elements the cells of its elements
 */
public record Span(
        long first, long last, Aggregate total, QuantileSketch tokens, QuantileSketch cost, Elements elements) {

    /** One minute. */
    public static Span of(long minute, Aggregate total, Elements elements) {
        elements.bound();
        return new Span(
                minute,
                minute,
                total,
                Values.of(SignalKind.TOKENS_PER_CALL, total),
                Values.of(SignalKind.COST_PER_CALL, total),
                elements);
    }

    /** Both together; the other is later. */
    public Span plus(Span later) {
        Aggregate both = new Aggregate();
        both.merge(total);
        both.merge(later.total);
        QuantileSketch allTokens = tokens.copy();
        allTokens.merge(later.tokens);
        QuantileSketch allCost = cost.copy();
        allCost.merge(later.cost);
        Elements all = new Elements();
        all.merge(elements);
        all.merge(later.elements);
        all.bound();
        return new Span(first, later.last, both, allTokens, allCost, all);
    }

    /** The values of a signal of calls: single ones, or means of minutes. */
    public QuantileSketch values(SignalKind kind) {
        return switch (kind) {
            case TOKENS_PER_CALL -> tokens;
            case COST_PER_CALL -> cost;
            default -> Values.of(kind, total);
        };
    }

    byte[] toBytes() {
        ByteWriter out = new ByteWriter().number(first).number(last);
        out.part(total.serializedSize(), total::writeTo);
        out.part(tokens.serializedSize(), tokens::writeTo);
        out.part(cost.serializedSize(), cost::writeTo);
        elements.writeTo(out);
        return out.toBytes();
    }

    static Span fromBytes(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        return new Span(
                in.number(),
                in.number(),
                in.part(Aggregate::readFrom),
                in.part(QuantileSketch::readFrom),
                in.part(QuantileSketch::readFrom),
                Elements.readFrom(in));
    }
}
