package dev.plumbline.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.ingest.client.delivery.CloseResult;
import dev.plumbline.ingest.client.delivery.StreamCounts;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.PublisherKind;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.StreamCounters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AccountingTest {
    @Test
    void shouldBalanceAtEveryMoment() throws Exception {
        FakeKafka kafka = FakeKafka.silent();
        PlumblineClient client =
                Plumbline.client(kafka.config().bufferBytes(64 * 1024).build());
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            threads.add(new Thread(() -> publishMixture(client)));
        }
        Thread answers = new Thread(() -> {
            while (!over.get()) {
                kafka.completeNext();
            }
        });
        threads.forEach(Thread::start);
        answers.start();

        while (threads.stream().anyMatch(Thread::isAlive)) {
            client.stats().streams().forEach(AccountingTest::assertBalanced);
        }
        await().until(() -> client.stats().inFlight() == 0);
        CloseResult result = client.close(Duration.ofSeconds(5));
        over.set(true);
        answers.join();

        assertThat(client.stats().attempted()).isEqualTo(6_000);
        assertThat(client.stats().acknowledged()).isEqualTo(kafka.calls().size());
        assertThat(result.lost()).isEqualTo(client.stats().dropped());
    }

    private static void publishMixture(PlumblineClient client) {
        for (int i = 0; i < 2_000; i++) {
            client.call("chat")
                    .tenant(i % 2 == 0 ? "acme" : "globex")
                    .usage(i % 10 == 0 ? -1 : 10, 1)
                    .publish();
        }
    }

    private static void assertBalanced(StreamCounts counts) {
        long settled = counts.acknowledged() + counts.rejectedTotal() + counts.droppedTotal();
        assertThat(counts.attempted()).isEqualTo(settled + counts.inFlight());
        assertThat(counts.inFlight()).isNotNegative();
    }

    @Test
    void shouldReportExactCountersAtClose() {
        FakeKafka kafka = FakeKafka.answering();
        PlumblineClient client = kafka.client();
        CallHandle handle = client.call("chat").publish();
        client.call("chat").usage(0, -5).publish();
        handle.score("correctness", 1, ScoreSource.HUMAN);

        CloseResult result = client.close(Duration.ofSeconds(5));

        assertThat(result.reported()).isTrue();
        assertThat(result.lost()).isZero();
        PublisherReport last = kafka.reports().get(kafka.reports().size() - 1);
        assertThat(last.getClosed()).isTrue();
        assertThat(last.getKind()).isEqualTo(PublisherKind.CLIENT);
        assertThat(last.getApp()).isEqualTo("shop");
        assertThat(last.getPublisherId()).isEqualTo(client.publisherId());
        assertThat(last.getStreams())
                .containsExactlyInAnyOrder(
                        new StreamCounters("calls", "acme", 2L, 1L, Map.of("negative_tokens", 1L), Map.of()),
                        new StreamCounters("scores", "acme", 1L, 1L, Map.of(), Map.of()));
        assertThat(new String(kafka.sent(Topic.PUBLISHERS).get(0).key(), StandardCharsets.UTF_8))
                .isEqualTo(client.publisherId());
    }

    @Test
    void shouldReportWhileCountersChangeAndThenRest() {
        FakeKafka kafka = FakeKafka.answering();
        PlumblineClient client = kafka.client();
        client.call("chat").publish();
        await().until(() -> kafka.reports().stream()
                .anyMatch(report -> report.getStreams().get(0).getAcknowledged() == 1));
        int reports = kafka.reports().size();

        await().pollDelay(Duration.ofMillis(1_500))
                .untilAsserted(() -> assertThat(kafka.reports()).hasSize(reports));

        assertThat(kafka.reports().get(0).getClosed()).isFalse();
        client.close();
    }

    @Test
    void shouldReportWhatWasDroppedBeforeKafkaCameBack() {
        FakeKafka kafka = FakeKafka.silent();
        PlumblineClient client =
                Plumbline.client(kafka.config().bufferBytes(16 * 1024).build());
        for (int i = 0; i < 100; i++) {
            client.call("chat").publish();
        }
        long dropped = client.stats().dropped();
        Thread answers = new Thread(() -> {
            while (!kafka.closed()) {
                kafka.completeNext();
            }
        });
        answers.start();

        client.close(Duration.ofSeconds(5));

        PublisherReport last = kafka.reports().get(kafka.reports().size() - 1);
        assertThat(last.getStreams().get(0).getDropped()).isEqualTo(Map.of("buffer_full", dropped));
        assertThat(last.getStreams().get(0).getAcknowledged()).isEqualTo(100 - dropped);
    }

    @Test
    void shouldSayWhatWasLostWhenKafkaNeverAnswers() {
        FakeKafka kafka = FakeKafka.silent();
        PlumblineClient client = kafka.client();
        client.call("chat").publish();
        client.call("chat").publish();

        long start = System.nanoTime();
        CloseResult result = client.close(Duration.ofMillis(200));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(result.lost()).isEqualTo(2);
        assertThat(result.reported()).isFalse();
    }

    @Test
    void shouldDropWhatComesAfterClose() {
        PlumblineClient client = FakeKafka.answering().client();
        client.close();

        client.call("chat").publish();

        assertThat(client.stats().streams().get(0).dropped()).isEqualTo(Map.of("closed", 1L));
        assertThat(client.close(Duration.ofSeconds(1)).lost()).isEqualTo(1);
    }

    @Test
    void shouldCloseAtOnceWhenNothingWasPublished() {
        FakeKafka kafka = FakeKafka.answering();

        CloseResult result = kafka.client().close(Duration.ofSeconds(5));

        assertThat(result.reported()).isTrue();
        assertThat(kafka.history()).isEmpty();
    }
}
