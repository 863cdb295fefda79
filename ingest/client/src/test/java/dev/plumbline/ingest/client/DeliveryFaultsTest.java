package dev.plumbline.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.plumbline.ingest.client.delivery.Overflow;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class DeliveryFaultsTest {
    private static final Duration SOON = Duration.ofMillis(300);

    private final FakeKafka kafka = FakeKafka.answering();
    private final FakeKafka silent = FakeKafka.silent();

    @Test
    void shouldNotWaitWhenKafkaHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        PlumblineClient client = Plumbline.client(kafka.config()
                .producerFactory(settings -> {
                    awaitUninterruptibly(hanging);
                    return kafka;
                })
                .build());

        long start = System.nanoTime();
        for (int i = 0; i < 50_000; i++) {
            client.call("chat").publish();
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);

        assertThat(millis).isLessThan(5_000);
        assertThat(client.stats().bufferedBytes()).isLessThanOrEqualTo(8 * 1024 * 1024);
        assertThat(client.stats().dropped()).isPositive();
        hanging.countDown();
        client.close();
    }

    @Test
    void shouldDropNewestWhenBufferIsFull() {
        PlumblineClient client =
                Plumbline.client(silent.config().bufferBytes(16 * 1024).build());
        for (int i = 0; i < 100; i++) {
            client.call("chat").callId("c-" + i).publish();
        }

        ClientStats stats = client.stats();
        assertThat(stats.inFlight()).isBetween(5L, 21L);
        assertThat(stats.streams().get(0).dropped()).isEqualTo(Map.of("buffer_full", 100 - stats.inFlight()));
        await().until(() -> silent.calls().size() == stats.inFlight());
        assertThat(silent.calls().get(0).getCallId()).isEqualTo("c-0");
        client.close(SOON);
    }

    @Test
    void shouldTakeRecordsAgainWhenKafkaAcknowledged() {
        PlumblineClient client =
                Plumbline.client(silent.config().bufferBytes(16 * 1024).build());
        for (int i = 0; i < 100; i++) {
            client.call("chat").publish();
        }
        long before = client.stats().dropped();
        await().until(() -> {
            while (silent.completeNext()) {}
            return client.stats().inFlight() == 0;
        });

        client.call("chat").publish();

        assertThat(client.stats().dropped()).isEqualTo(before);
        client.close(SOON);
    }

    @Test
    void shouldWaitForRoomWhenToldToBlock() throws Exception {
        PlumblineClient client = Plumbline.client(
                silent.config().bufferBytes(16 * 1024).overflow(Overflow.BLOCK).build());
        Thread replay = new Thread(() -> {
            for (int i = 0; i < 200; i++) {
                client.call("chat").publish();
            }
        });
        replay.start();
        await().until(() -> {
            while (silent.completeNext()) {}
            return client.stats().acknowledged() == 200;
        });
        replay.join();

        assertThat(client.stats().dropped()).isZero();
        client.close(SOON);
    }

    @Test
    void shouldLetBlockedCallerGoWhenClosed() throws Exception {
        PlumblineClient client = Plumbline.client(
                silent.config().bufferBytes(16 * 1024).overflow(Overflow.BLOCK).build());
        Thread replay = new Thread(() -> {
            for (int i = 0; i < 200; i++) {
                client.call("chat").publish();
            }
        });
        replay.start();
        await().until(() -> replay.getState() == Thread.State.WAITING);

        client.close(SOON);

        replay.join(5_000);
        assertThat(replay.isAlive()).isFalse();
        assertThat(client.stats().attempted()).isEqualTo(200);
        assertThat(client.stats().dropped() + client.stats().inFlight()).isEqualTo(200);
    }

    @Test
    void shouldKeepOneCopyWhenKafkaTakesRecordLater() {
        kafka.refusal = new TimeoutException("no metadata");
        PlumblineClient client = kafka.client();
        client.call("chat").publish();
        await().pollDelay(SOON).until(() -> client.stats().inFlight() == 1);

        kafka.refusal = null;

        await().until(() -> client.stats().acknowledged() == 1);
        assertThat(kafka.calls()).hasSize(1);
        client.close();
    }

    @Test
    void shouldDropWhenKafkaIsAwayLongerThanDeliveryTimeout() {
        kafka.refusal = new TimeoutException("no metadata");
        PlumblineClient client =
                Plumbline.client(kafka.config().deliveryTimeout(SOON).build());

        client.call("chat").publish();

        awaitDropped(client, "delivery_timeout");
    }

    @Test
    void shouldDropWhenProducerGivesUp() {
        PlumblineClient client = silent.client();
        client.call("chat").publish();
        await().until(() -> silent.errorNext(new TimeoutException("expired")));

        awaitDropped(client, "delivery_timeout");
    }

    @Test
    void shouldDropAtOnceWhatKafkaNeverTakes() {
        PlumblineClient client = kafka.client();
        kafka.refusal = new RecordTooLargeException("2 MB");
        client.call("chat").publish();
        awaitDropped(client, "too_large");

        PlumblineClient other = kafka.client();
        kafka.refusal = new TopicAuthorizationException("plumbline.calls");
        other.call("chat").publish();
        awaitDropped(other, "refused");
    }

    @Test
    void shouldReplaceBrokenProducer() {
        FakeKafka broken = FakeKafka.answering();
        broken.sendException = new KafkaException("the producer is in an error state");
        AtomicInteger made = new AtomicInteger();
        PlumblineClient client = Plumbline.client(kafka.config()
                .producerFactory(settings -> made.getAndIncrement() == 0 ? broken : kafka)
                .build());

        client.call("chat").publish();

        await().until(() -> client.stats().acknowledged() == 1);
        assertThat(broken.closed()).isTrue();
        client.close();
    }

    @Test
    void shouldStartWithoutKafka() {
        AtomicInteger tries = new AtomicInteger();
        PlumblineClient client = Plumbline.client(kafka.config()
                .producerFactory(settings -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new KafkaException("no resolvable address");
                    }
                    return kafka;
                })
                .build());

        client.call("chat").publish();

        await().until(() -> client.stats().acknowledged() == 1);
        client.close();
    }

    @Test
    void shouldSendWhenRegistryComesBack() throws Exception {
        HttpServer registry = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        AtomicInteger requests = new AtomicInteger();
        registry.createContext("/", exchange -> {
            boolean away = requests.incrementAndGet() < 4;
            byte[] body = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(away ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        registry.start();
        PlumblineClient client = Plumbline.client(ClientConfig.builder()
                .bootstrapServers("127.0.0.1:1")
                .registry(Map.of(
                        "schema.registry.url",
                        "http://127.0.0.1:" + registry.getAddress().getPort(),
                        "max.retries",
                        "0"))
                .tenant("acme")
                .producerFactory(settings -> kafka)
                .build());

        client.call("chat").publish();

        await().until(() -> client.stats().acknowledged() == 1);
        client.close();
        registry.stop(0);
    }

    @Test
    void shouldDropWhenRegistryRefusesSchema() {
        kafka.registry.register(
                Topic.CALLS.valueSubject(),
                SchemaBuilder.record("Other").fields().requiredString("x").endRecord(),
                false);
        PlumblineClient client = kafka.client();

        client.call("chat").publish();

        awaitDropped(client, "encode");
    }

    @Test
    void shouldGoOnWhenListenerThrows() {
        PlumblineClient client = kafka.client();
        LlmCall call = BlankRecords.call();
        call.setCallId("c-1");
        call.setFeature("chat");
        client.publish(call, delivery -> {
            throw new IllegalStateException("listener");
        });
        client.call("chat").publish();

        await().until(() -> client.stats().acknowledged() == 2);
        client.close();
    }

    private static void awaitDropped(PlumblineClient client, String reason) {
        await().untilAsserted(() ->
                assertThat(client.stats().streams().get(0).dropped()).isEqualTo(Map.of(reason, 1L)));
        client.close(SOON);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
