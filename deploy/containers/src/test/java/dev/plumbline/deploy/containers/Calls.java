package dev.plumbline.deploy.containers;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Calls with ids and prices that are known: calls {@code from} to {@code to}, of three features in turn, of one tenant. */
record Calls(String tenant, int from, int to, Instant startedAt) {
    static final int FEATURES = 3;

    /** gpt-4 at $30 a million tokens in and $60 out: 100 in, and as many out as the number of the call. */
    static long nanos(int call) {
        return 100 * 30_000L + call * 60_000L;
    }

    /** Their cost in nano-dollars. */
    long nanos() {
        return numbers().mapToLong(Calls::nanos).sum();
    }

    /** The cost of those of one feature. */
    long nanosOf(int feature) {
        return numbers()
                .filter(i -> i % FEATURES == feature)
                .mapToLong(Calls::nanos)
                .sum();
    }

    private IntStream numbers() {
        return IntStream.range(from, to);
    }

    /** As a list for {@code POST /v1/calls}. */
    String json() {
        return numbers().mapToObj(this::json).collect(Collectors.joining(",", "[", "]"));
    }

    private String json(int i) {
        return "{\"call_id\":\"" + tenant + i + "\",\"started_at\":\"" + startedAt + "\",\"tenant\":\"" + tenant
                + "\",\"feature\":\"f" + i % FEATURES
                + "\",\"provider\":\"openai\",\"requested_model\":\"gpt-4\",\"duration_ms\":" + (500 + i)
                + ",\"usage\":{\"input\":100,\"output\":" + i + "}}";
    }
}
