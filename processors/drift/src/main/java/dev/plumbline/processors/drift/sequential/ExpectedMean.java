package dev.plumbline.processors.drift.sequential;

/** The mean score that is expected in a span of minutes. */
@FunctionalInterface
public interface ExpectedMean {
    /** The mean expected from minute {@code first} to minute {@code last}, in millionths. */
    double over(long first, long last);
}
