package dev.plumbline.deploy.standalone.bench;

import dev.plumbline.deploy.registry.EmbeddedSchemaRegistry;
import dev.plumbline.deploy.registry.RegistryOptions;
import dev.plumbline.deploy.standalone.broker.BrokerOptions;
import dev.plumbline.deploy.standalone.broker.EmbeddedBroker;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * What a gateway on one core does with spans: a child process pinned to core 0 before a real broker in this one, requests
 * of 100 spans at a steady rate whether or not earlier ones are answered, times from when a request was due.
 *
 * <p>Arguments: spans a second, seconds to warm up, seconds to measure. Run this process on another core,
 * {@code taskset -c 1}.
 */
final class GatewayBenchmark {
    private static final int SPANS_A_REQUEST = 100;
    private static final int BODIES = 64;
    private static final int MOST_OPEN = 64;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Semaphore open = new Semaphore(MOST_OPEN);
    private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final List<byte[]> bodies = new ArrayList<>();
    private final URI traces;

    private GatewayBenchmark(URI gateway) {
        this.traces = gateway.resolve("/v1/traces");
        Random random = new Random(1);
        for (int i = 0; i < BODIES; i++) {
            bodies.add(Spans.request(SPANS_A_REQUEST, random));
        }
    }

    public static void main(String[] args) throws Exception {
        int spansPerSecond = Integer.parseInt(args[0]);
        Path dir = Files.createTempDirectory("gateway-benchmark");
        try (EmbeddedBroker broker = EmbeddedBroker.start(new BrokerOptions(dir.resolve("broker"), 0));
                EmbeddedSchemaRegistry registry = EmbeddedSchemaRegistry.start(new RegistryOptions(
                        "127.0.0.1", 0, dir.resolve("registry").resolve("journal")))) {
            createTopics(broker.bootstrapServers());
            Process child = child(broker.bootstrapServers(), registry.url());
            GatewayBenchmark benchmark = new GatewayBenchmark(address(child.inputReader()));
            benchmark.run(spansPerSecond, Duration.ofSeconds(Integer.parseInt(args[1])));
            benchmark.micros.clear();
            benchmark.failed.set(0);
            Usage before = Usage.of(child);
            long sent = benchmark.run(spansPerSecond, Duration.ofSeconds(Integer.parseInt(args[2])));
            benchmark.report(sent, before, Usage.of(child));
            child.getOutputStream().close();
            child.waitFor();
        }
    }

    /** What a process has used: processor time, and the most memory. */
    private record Usage(double cpuSeconds, long peakKibibytes, long atNanos) {
        static Usage of(Process child) throws Exception {
            Path proc = Path.of("/proc", Long.toString(child.pid()));
            String[] stat = Files.readString(proc.resolve("stat"))
                    .replaceFirst("^.*\\) ", "")
                    .split(" ");
            long peak = Files.readAllLines(proc.resolve("status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
            // Fields 14 and 15, in ticks of a hundredth of a second.
            double cpu = (Long.parseLong(stat[11]) + Long.parseLong(stat[12])) / 100.0;
            return new Usage(cpu, peak, System.nanoTime());
        }
    }

    /** Sends at a steady rate; answers how many spans were sent. */
    private long run(int spansPerSecond, Duration duration) throws InterruptedException {
        long step = Duration.ofSeconds(1).toNanos() * SPANS_A_REQUEST / spansPerSecond;
        long start = System.nanoTime();
        long requests = duration.toNanos() / step;
        for (int i = 0; i < requests; i++) {
            long due = start + i * step;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            open.acquire();
            send(bodies.get(i % BODIES), due);
        }
        open.acquire(MOST_OPEN);
        open.release(MOST_OPEN);
        return requests * SPANS_A_REQUEST;
    }

    private void send(byte[] body, long due) {
        HttpRequest request = HttpRequest.newBuilder(traces)
                .header("Content-Type", "application/x-protobuf")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        http.sendAsync(request, BodyHandlers.discarding()).whenComplete((response, failure) -> {
            micros.add((System.nanoTime() - due) / 1_000);
            if (failure != null || response.statusCode() != 200) {
                failed.incrementAndGet();
            }
            open.release();
        });
    }

    private void report(long spans, Usage before, Usage after) {
        long[] sorted = micros.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        double seconds = (after.atNanos() - before.atNanos()) / 1e9;
        double cpu = after.cpuSeconds() - before.cpuSeconds();
        System.out.printf(
                "%d spans in %.1f s: %.0f spans/s, %d of %d requests failed, body %d bytes%n",
                spans, seconds, spans / seconds, failed.get(), sorted.length, bodies.get(0).length);
        System.out.printf(
                "latency ms p50 %.1f p99 %.1f p99.9 %.1f max %.1f%n",
                at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1));
        System.out.printf(
                "cpu %.2f of a core, %.1f us a span; resident at most %d MB%n",
                cpu / seconds, cpu * 1e6 / spans, after.peakKibibytes() / 1_024);
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(quantile * sorted.length))] / 1e3;
    }

    private static Process child(String bootstrapServers, String registryUrl) throws Exception {
        return new ProcessBuilder(
                        "taskset",
                        "-c",
                        "0",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GatewayChild.class.getName(),
                        bootstrapServers,
                        registryUrl)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static URI address(BufferedReader out) throws Exception {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ready ")) {
                return URI.create(line.substring("ready ".length()));
            }
        }
        throw new AssertionError("The gateway ended before it was ready");
    }

    private static void createTopics(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(
                            new NewTopic("plumbline.calls", 4, (short) 1),
                            new NewTopic("plumbline.publishers", 1, (short) 1)))
                    .all()
                    .get();
        }
    }
}
