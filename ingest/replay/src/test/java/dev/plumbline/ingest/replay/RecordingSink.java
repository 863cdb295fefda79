package dev.plumbline.ingest.replay;

import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is given, and refuses calls without a feature, as a publisher would. */
final class RecordingSink implements CallSink {
    final List<LlmCall> calls = new ArrayList<>();
    final List<CallScore> scores = new ArrayList<>();
    final List<ChangeEvent> changes = new ArrayList<>();
    final List<String> unreadable = new ArrayList<>();

    @Override
    public Handover call(LlmCall call) {
        calls.add(call);
        return call.getFeature().isEmpty() ? Handover.REJECTED : Handover.ACCEPTED;
    }

    @Override
    public Handover score(CallScore score) {
        scores.add(score);
        return Handover.ACCEPTED;
    }

    @Override
    public Handover change(ChangeEvent change) {
        changes.add(change);
        return Handover.ACCEPTED;
    }

    @Override
    public void unreadable(String reason) {
        unreadable.add(reason);
    }
}
