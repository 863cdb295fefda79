package dev.plumbline.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.client.delivery.CloseResult;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.StreamCounters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The last report while the leader of one partition does not answer. */
class CloseReportTest {
    private static final StreamCounters CALLS =
            new StreamCounters("calls", "acme", 2L, 1L, Map.of("negative_tokens", 1L), Map.of());

    private final FakeKafka first = FakeKafka.answering();
    private final FakeKafka second = first.another();
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void shouldReportFinalCountersWhenOnePartitionIsStuck() {
        CloseResult result = closeWithScoreStuck(() -> second, Duration.ofSeconds(1));

        assertThat(result.reported()).isTrue();
        assertThat(result.lost()).isEqualTo(1);
        assertThat(last(second).getClosed()).isTrue();
        assertThat(last(second).getStreams())
                .containsExactlyInAnyOrder(
                        CALLS, new StreamCounters("scores", "acme", 1L, 0L, Map.of(), Map.of("closed", 1L)));
    }

    @Test
    void shouldReportWhatIsKnownWhenNoOtherProducerCanBeMade() {
        CloseResult result = closeWithScoreStuck(
                () -> {
                    throw new KafkaException("no resolvable address");
                },
                Duration.ofSeconds(1));

        assertThat(result.reported()).isFalse();
        assertThat(last(first).getClosed()).isTrue();
        assertThat(last(first).getStreams())
                .containsExactlyInAnyOrder(CALLS, new StreamCounters("scores", "acme", 1L, 0L, Map.of(), Map.of()));
    }

    @Test
    void shouldEndInTimeWhenReportsAreNotAnsweredEither() {
        first.stuck = Topic.PUBLISHERS;
        PlumblineClient client = first.client();
        client.call("chat").publish();

        long start = System.nanoTime();
        CloseResult result = client.close(Duration.ofMillis(400));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(result.reported()).isFalse();
        assertThat(result.lost()).isZero();
    }

    @Test
    void shouldNotInterruptKafkaWhileItCleansUp() {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch cleanedUp = new CountDownLatch(1);
        PlumblineClient client = Plumbline.client(first.config()
                .producerFactory(settings -> new SlowToClose(interrupted, cleanedUp))
                .build());
        client.call("chat").publish();

        client.close(Duration.ofMillis(200));

        Awaitility.await().until(() -> cleanedUp.getCount() == 0);
        assertThat(interrupted).isFalse();
    }

    /** Answers nothing, and takes longer to clean up than the close may take. */
    private static final class SlowToClose extends MockProducer<byte[], byte[]> {
        private static final long MILLIS = 600;
        private final AtomicBoolean interrupted;
        private final CountDownLatch cleanedUp;

        SlowToClose(AtomicBoolean interrupted, CountDownLatch cleanedUp) {
            super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
            this.interrupted = interrupted;
            this.cleanedUp = cleanedUp;
        }

        @Override
        public void close(Duration timeout) {
            try {
                assertThat(new CountDownLatch(1).await(MILLIS, TimeUnit.MILLISECONDS))
                        .isFalse();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            super.close(timeout);
            cleanedUp.countDown();
        }
    }

    private CloseResult closeWithScoreStuck(Next next, Duration timeout) {
        first.stuck = Topic.SCORES;
        PlumblineClient client = Plumbline.client(first.config()
                .producerFactory(settings -> made.getAndIncrement() == 0 ? first : next.producer())
                .build());
        CallHandle call = client.call("chat").publish();
        client.call("chat").usage(0, -5).publish();
        call.score("correctness", 1, ScoreSource.HUMAN);
        return client.close(timeout);
    }

    private static PublisherReport last(FakeKafka kafka) {
        List<PublisherReport> reports = kafka.reports();
        return reports.get(reports.size() - 1);
    }

    /** Makes the producer after the first. */
    private interface Next {
        Producer<byte[], byte[]> producer();
    }
}
