package dev.plumbline.ingest.replay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.replay.CallSink;
import dev.plumbline.ingest.replay.Handover;
import dev.plumbline.ingest.replay.ReplayClock;
import dev.plumbline.ingest.replay.ReplayListener;
import dev.plumbline.ingest.replay.ReplayPlan;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.ReplaySummary;
import dev.plumbline.ingest.replay.Replayer;
import dev.plumbline.ingest.replay.Speed;
import dev.plumbline.ingest.replay.totals.ReplayTotals;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResumeTest {
    private final DeduplicatingSink sink = new DeduplicatingSink();

    @Test
    void shouldReachTheSameTotalsWhenItIsCutOffAndRunAgain() throws IOException {
        ReplayTotals whole = new ReplayTotals();
        run(whole, Long.MAX_VALUE);
        DeduplicatingSink uninterrupted = sink.reset();

        ReplaySummary first = run(new ReplayTotals(), 7_000);
        ReplaySummary second = run(new ReplayTotals(), Long.MAX_VALUE);

        assertThat(first.stopped()).isTrue();
        assertThat(sink.tokens)
                .isEqualTo(uninterrupted.tokens)
                .isEqualTo(whole.all().usage().getOutput());
        assertThat(sink.seen).isEqualTo(uninterrupted.seen).hasSize((int) whole.calls());
        assertThat(sink.duplicates)
                .isEqualTo(first.calls() + second.calls() - whole.calls())
                .isGreaterThan(6_000);
    }

    @Test
    void shouldCountInTheTotalsExactlyWhatWasHandedOverWhenItIsStopped() throws IOException {
        ReplayTotals totals = new ReplayTotals();
        ReplaySummary summary = run(totals, 5_000);

        assertThat(totals.calls() + totals.duplicates()).isEqualTo(summary.calls());
        assertThat(totals.duplicates()).isEqualTo(summary.copies()).isEqualTo(sink.duplicates);
        assertThat(totals.all().usage().getOutput()).isEqualTo(sink.tokens);
        assertThat(totals.lateScores()).isEqualTo(summary.scores());
    }

    private ReplaySummary run(ReplayTotals totals, long stopAfter) throws IOException {
        Replayer[] self = new Replayer[1];
        ReplayListener listener = new ReplayListener() {
            private long sent;

            @Override
            public void sent(ReplayRecord.Timed record, Handover handover) {
                totals.count(record);
                if (++sent == stopAfter) {
                    self[0].stop();
                }
            }
        };
        ReplayPlan plan = ReplayPlan.at(Speed.MAX);
        self[0] = new Replayer(new Scenario(Runs.small()).backfill(), sink, plan, listener, ReplayClock.system());
        return self[0].run();
    }

    /** What a system that counts every call once would make of the replay. */
    private static final class DeduplicatingSink implements CallSink {
        private Set<String> seen = new HashSet<>();
        private long duplicates;
        private long tokens;

        DeduplicatingSink reset() {
            DeduplicatingSink copy = new DeduplicatingSink();
            copy.seen = seen;
            copy.tokens = tokens;
            seen = new HashSet<>();
            duplicates = 0;
            tokens = 0;
            return copy;
        }

        @Override
        public Handover call(LlmCall call) {
            if (seen.add(call.getCallId())) {
                tokens += call.getUsage().getOutput();
            } else {
                duplicates++;
            }
            return Handover.ACCEPTED;
        }

        @Override
        public Handover score(CallScore score) {
            return Handover.ACCEPTED;
        }

        @Override
        public Handover change(ChangeEvent change) {
            return Handover.ACCEPTED;
        }
    }
}
