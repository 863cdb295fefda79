package dev.plumbline.processors.topologies.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitPaceTest {
    /** Far apart, because the pace of a thread is one for all its tests. */
    private static long nextStart = 1_800_000_000_000L;

    private final File directory;
    private final long now = nextStart;

    CommitPaceTest(@TempDir Path directory) {
        this.directory = directory.toFile();
    }

    @BeforeEach
    void moveOn() {
        nextStart += 3_600_000;
    }

    @Test
    void shouldAskForACommitWhileRecordsAreFresh() {
        MockProcessorContext<Void, Void> context = context("200");
        CommitPace pace = CommitPace.start(context);
        pace.took(now - 100, false);
        assertThat(context.committed()).isFalse();
        tick(context, now);
        assertThat(context.committed()).isTrue();
    }

    @Test
    void shouldNotAskWhenNothingWasTakenSinceTheLastTime() {
        MockProcessorContext<Void, Void> context = context("200");
        CommitPace pace = CommitPace.start(context);
        tick(context, now);
        assertThat(context.committed()).isFalse();
        pace.took(now, false);
        tick(context, now);
        context.resetCommit();
        tick(context, now + 200);
        assertThat(context.committed()).isFalse();
    }

    @Test
    void shouldLeaveABacklogToTheLongerInterval() {
        MockProcessorContext<Void, Void> context = context("200");
        CommitPace pace = CommitPace.start(context);
        pace.took(now - CommitPace.FRESH_MILLIS, false);
        tick(context, now);
        assertThat(context.committed()).isFalse();
        pace.took(now, false);
        tick(context, now + 200);
        assertThat(context.committed()).isTrue();
    }

    @Test
    void shouldAskWhenABacklogIsDone() {
        MockProcessorContext<Void, Void> context = context("200");
        CommitPace pace = CommitPace.start(context);
        pace.took(now - 3_600_000, false);
        tick(context, now);
        assertThat(context.committed()).isFalse();
        CommitPace.start(context("200")).took(now - 3_600_000, false); // another task of the thread goes on
        tick(context, now + 200);
        assertThat(context.committed()).isFalse();
        tick(context, now + 400);
        assertThat(context.committed()).isTrue();
    }

    @Test
    void shouldAskInABacklogWhenTheHeapIsFull() {
        MockProcessorContext<Void, Void> context = context("200");
        CommitPace.start(context).took(now - 3_600_000, true);
        assertThat(context.committed()).isTrue();
    }

    @Test
    void shouldAskOnceForAllTasksOfAThread() {
        MockProcessorContext<Void, Void> one = context("200");
        MockProcessorContext<Void, Void> other = context("200");
        CommitPace paceOfOne = CommitPace.start(one);
        CommitPace paceOfOther = CommitPace.start(other);
        paceOfOne.took(now, false);
        paceOfOther.took(now, false);
        tick(one, now);
        tick(other, now + 60);
        assertThat(one.committed()).isTrue();
        assertThat(other.committed()).isFalse();
        paceOfOther.took(now + 100, false);
        tick(other, now + 260);
        assertThat(other.committed()).isTrue();
    }

    @Test
    void shouldLeaveAllToKafkaStreamsWithoutTheSetting() {
        MockProcessorContext<Void, Void> context = context(null);
        CommitPace.start(context).took(now, false);
        assertThat(context.scheduledPunctuators()).isEmpty();
    }

    private MockProcessorContext<Void, Void> context(String interval) {
        Properties settings = new Properties();
        settings.put("application.id", "test");
        settings.put("bootstrap.servers", "none:1");
        if (interval != null) {
            settings.put(CommitPace.INTERVAL, interval);
        }
        return new MockProcessorContext<>(settings, new TaskId(0, 0), directory);
    }

    private static void tick(MockProcessorContext<Void, Void> context, long millis) {
        context.scheduledPunctuators().get(0).getPunctuator().punctuate(millis);
    }
}
