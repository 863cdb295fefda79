package dev.plumbline.ingest.client.rules;

import dev.plumbline.schemas.limits.RecordLimits;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for each kind of record. An empty answer means that the record is valid. Thread-safe. */
public final class RecordRules {
    private static final int MAX_LINK = 2_000;
    private static final int MAX_NOTE = 1_000;

    private RecordRules() {}

    /** What is wrong with a call. */
    public static List<Violation> check(LlmCall call) {
        return CallRules.check(call);
    }

    /** What is wrong with a score. */
    public static List<Violation> check(CallScore score) {
        Findings findings = new Findings();
        findings.required("score_id", score.getScoreId(), RecordLimits.MAX_ID);
        findings.required("call_id", score.getCallId(), RecordLimits.MAX_ID);
        findings.requiredName("tenant", score.getTenant());
        findings.requiredName("name", score.getName());
        findings.score("value", score.getValue());
        findings.present("source", score.getSource());
        findings.name("evaluator", score.getEvaluator());
        findings.name("evaluator_version", score.getEvaluatorVersion());
        checkScope(findings, score.getScope());
        return findings.all();
    }

    /** What is wrong with a change event. */
    public static List<Violation> check(ChangeEvent change) {
        Findings findings = new Findings();
        findings.required("change_id", change.getChangeId(), RecordLimits.MAX_ID);
        findings.requiredName("tenant", change.getTenant());
        findings.present("kind", change.getKind());
        findings.name("app", change.getApp());
        findings.name("feature", change.getFeature());
        findings.name("environment", change.getEnvironment());
        findings.text("subject", change.getSubject());
        findings.text("from_version", change.getFromVersion());
        findings.text("to_version", change.getToVersion());
        findings.text("author", change.getAuthor());
        findings.text("approver", change.getApprover());
        findings.text("link", change.getLink(), MAX_LINK);
        findings.text("note", change.getNote(), MAX_NOTE);
        return findings.all();
    }

    private static void checkScope(Findings findings, @Nullable ScoreScope scope) {
        if (scope == null) {
            return;
        }
        findings.requiredName("scope.feature", scope.getFeature());
        findings.name("scope.app", scope.getApp());
        findings.name("scope.environment", scope.getEnvironment());
        findings.name("scope.release", scope.getRelease());
        findings.name("scope.provider", scope.getProvider());
        findings.name("scope.requested_model", scope.getRequestedModel());
        findings.name("scope.served_model", scope.getServedModel());
        findings.name("scope.prompt_name", scope.getPromptName());
        findings.name("scope.prompt_version", scope.getPromptVersion());
        findings.name("scope.variant", scope.getVariant());
    }
}
