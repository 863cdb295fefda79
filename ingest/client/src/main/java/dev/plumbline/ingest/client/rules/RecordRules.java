package dev.plumbline.ingest.client.rules;

import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for each kind of record. An empty answer means that the record is valid. Thread-safe. */
public final class RecordRules {
    static final int MAX_ID = 200;
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
        findings.required("score_id", score.getScoreId(), MAX_ID);
        findings.required("call_id", score.getCallId(), MAX_ID);
        findings.required("tenant", score.getTenant(), Findings.MAX_TEXT);
        findings.required("name", score.getName(), Findings.MAX_TEXT);
        findings.score("value", score.getValue());
        findings.present("source", score.getSource());
        findings.text("evaluator", score.getEvaluator());
        findings.text("evaluator_version", score.getEvaluatorVersion());
        checkScope(findings, score.getScope());
        return findings.all();
    }

    /** What is wrong with a change event. */
    public static List<Violation> check(ChangeEvent change) {
        Findings findings = new Findings();
        findings.required("change_id", change.getChangeId(), MAX_ID);
        findings.required("tenant", change.getTenant(), Findings.MAX_TEXT);
        findings.present("kind", change.getKind());
        findings.text("app", change.getApp());
        findings.text("feature", change.getFeature());
        findings.text("environment", change.getEnvironment());
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
        findings.required("scope.feature", scope.getFeature(), Findings.MAX_TEXT);
        findings.text("scope.app", scope.getApp());
        findings.text("scope.environment", scope.getEnvironment());
        findings.text("scope.release", scope.getRelease());
        findings.text("scope.provider", scope.getProvider());
        findings.text("scope.requested_model", scope.getRequestedModel());
        findings.text("scope.served_model", scope.getServedModel());
        findings.text("scope.prompt_name", scope.getPromptName());
        findings.text("scope.prompt_version", scope.getPromptVersion());
        findings.text("scope.variant", scope.getVariant());
    }
}
