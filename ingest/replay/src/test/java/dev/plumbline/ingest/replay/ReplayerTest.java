package dev.plumbline.ingest.replay;

import static dev.plumbline.ingest.replay.ListSource.T0;
import static dev.plumbline.ingest.replay.ListSource.callAfter;
import static dev.plumbline.ingest.replay.ListSource.callAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ReplayerTest {
    private final RecordingSink sink = new RecordingSink();
    private final FakeReplayClock clock = new FakeReplayClock(Instant.parse("2026-11-01T00:00:00Z"));

    @Test
    void shouldKeepTheGapsOfTheRecordingAtRecordedSpeed() throws IOException {
        run(ReplayPlan.at(Speed.RECORDED), callAfter(0), callAfter(250), callAfter(1_000));

        assertThat(clock.sleeps).containsExactly(250_000_000L, 750_000_000L);
    }

    @Test
    void shouldDivideTheGapsByTheFactor() throws IOException {
        run(ReplayPlan.at(Speed.parse("10x")), callAfter(0), callAfter(250), callAfter(1_000));

        assertThat(clock.sleeps).containsExactly(25_000_000L, 75_000_000L);
    }

    @Test
    void shouldNotWaitAtMaximumSpeed() throws IOException {
        run(ReplayPlan.at(Speed.MAX), callAfter(0), callAfter(3_600_000));

        assertThat(clock.sleeps).isEmpty();
    }

    @Test
    void shouldNotWaitForRecordsThatAreOutOfOrder() throws IOException {
        run(ReplayPlan.at(Speed.RECORDED), callAfter(0), callAfter(100), callAfter(50), callAfter(200));

        assertThat(clock.sleeps).containsExactly(100_000_000L, 100_000_000L);
    }

    @Test
    void shouldCatchUpWhenTheSinkWasSlow() throws IOException {
        ReplayListener slow = new ReplayListener() {
            @Override
            public void sent(ReplayRecord.Timed record, Handover handover) {
                clock.sleep(400_000_000L, new CountDownLatch(1));
            }
        };
        run(slow, ReplayPlan.at(Speed.RECORDED), callAfter(0), callAfter(300), callAfter(1_000));

        assertThat(clock.sleeps).containsExactly(400_000_000L, 400_000_000L, 200_000_000L, 400_000_000L);
    }

    @Test
    void shouldGoOnInRealTimeOnceItHasCaughtUpWithTheWallClock() throws IOException {
        Instant now = clock.now();
        ReplayPlan plan = ReplayPlan.at(Speed.parse("11x")).holdingBack();
        List<Duration> ahead = new ArrayList<>();
        ReplayListener watch = new ReplayListener() {
            @Override
            public void sent(ReplayRecord.Timed record, Handover handover) {
                Instant event = Instant.ofEpochMilli(record.eventMicros() / 1000);
                ahead.add(Duration.between(clock.now(), event));
            }
        };
        run(watch, plan, callAt(now.minusSeconds(10), "a"), callAt(now, "a"), callAt(now.plusSeconds(30), "a"));

        assertThat(ahead).allMatch(lead -> lead.isZero() || lead.isNegative());
        assertThat(clock.now())
                .isBetween(now.plusSeconds(30), now.plusSeconds(30).plusNanos(1_000));
    }

    @Test
    void shouldReportProgressWhileItWaits() throws IOException {
        List<ReplayProgress> reports = new ArrayList<>();
        ReplayListener watch = new ReplayListener() {
            @Override
            public void progress(ReplayProgress progress) {
                reports.add(progress);
            }
        };
        run(watch, ReplayPlan.at(Speed.RECORDED), callAfter(0), callAfter(2_500));

        assertThat(reports).hasSize(3);
        assertThat(reports.get(0).sent()).isEqualTo(1);
        assertThat(reports.get(0).eta()).contains(Duration.ofSeconds(1));
        assertThat(reports.get(2).sent()).isEqualTo(2);
        assertThat(reports.get(2).eventTime()).isEqualTo(T0.plusMillis(2_500));
        assertThat(reports.get(2).perSecond()).isEqualTo(0.8);
    }

    @Test
    void shouldGoOnPastUnreadableRowsAndCountThemAsRejected() throws IOException {
        ReplaySummary summary = run(
                ReplayPlan.at(Speed.MAX),
                callAfter(0),
                new ReplayRecord.Unreadable(3, "score is not a number"),
                callAt(T0, ""),
                callAfter(1));

        assertThat(sink.calls).hasSize(3);
        assertThat(sink.unreadable).containsExactly("score is not a number");
        assertThat(summary.attempted()).isEqualTo(4);
        assertThat(summary.rejected()).isEqualTo(2);
        assertThat(summary.count(Handover.ACCEPTED)).isEqualTo(2);
        assertThat(summary.firstUnreadable()).containsExactly(new ReplayRecord.Unreadable(3, "score is not a number"));
        assertThat(summary.stopped()).isFalse();
    }

    @Test
    void shouldCountWrongRecordsAsSkippedWhenTheSinkCannotSendThem() throws IOException {
        ReplaySummary summary = run(
                ReplayPlan.at(Speed.MAX), new ReplayRecord.Garbage("k", new byte[] {1}, 0, "malformed"), callAfter(0));

        assertThat(summary.count(Handover.SKIPPED)).isEqualTo(1);
        assertThat(sink.calls).hasSize(1);
    }

    @Test
    void shouldCloseTheSourceAndRunOnlyOnce() throws IOException {
        ListSource source = new ListSource(callAfter(0));
        Replayer replayer = new Replayer(source, sink, ReplayPlan.at(Speed.MAX), ReplayListener.NONE, clock);
        replayer.run();

        assertThat(source.closed).isTrue();
        assertThatThrownBy(replayer::run).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldCloseTheSourceWhenItIsClosedWithoutARun() throws IOException {
        ListSource source = new ListSource();
        new Replayer(source, sink, ReplayPlan.at(Speed.MAX), ReplayListener.NONE, clock).close();

        assertThat(source.closed).isTrue();
    }

    @Test
    void shouldStopInTheMiddleOfAWait() throws Exception {
        ListSource source = new ListSource(callAfter(0), callAfter(3_600_000));
        Replayer replayer =
                new Replayer(source, sink, ReplayPlan.at(Speed.RECORDED), ReplayListener.NONE, ReplayClock.system());
        AtomicReference<ReplaySummary> summary = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                summary.set(replayer.run());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        thread.start();
        Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        replayer.close();
        thread.join(TimeUnit.SECONDS.toMillis(10));

        assertThat(summary.get().stopped()).isTrue();
        assertThat(summary.get().calls()).isEqualTo(1);
        assertThat(source.closed).isTrue();
    }

    private ReplaySummary run(ReplayPlan plan, ReplayRecord... records) throws IOException {
        return run(ReplayListener.NONE, plan, records);
    }

    private ReplaySummary run(ReplayListener listener, ReplayPlan plan, ReplayRecord... records) throws IOException {
        return new Replayer(new ListSource(records), sink, plan, listener, clock).run();
    }
}
