package dev.plumbline.ingest.client.rules;

import dev.plumbline.ingest.client.BlankRecords;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.GuardrailVerdict;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreScope;
import dev.plumbline.schemas.records.ScoreSource;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Records in which everything is as long as the rules allow. */
final class FullRecords {
    // Three bytes in UTF-8, the most that one UTF-16 character can take.
    private static final String WIDE = "\u8a9e";
    private static final List<String> IDS = List.of("call_id", "score_id", "change_id");
    private static final List<String> FREE_TEXTS = List.of(
            "system_fingerprint",
            "service_tier",
            "operation",
            "error_type",
            "finish_reason",
            "trace_id",
            "session_id",
            "user_hash");

    private FullRecords() {}

    static LlmCall call() {
        LlmCall call = BlankRecords.call();
        fill(call);
        for (int i = 0; i < 32; i++) {
            InlineScore score = new InlineScore("", 1e6, ScoreSource.JUDGE, "", "");
            GuardrailVerdict verdict = new GuardrailVerdict("", "", true);
            fill(score);
            fill(verdict);
            call.getScores().add(score);
            call.getGuardrails().add(verdict);
            call.getAttributes().put(i + WIDE.repeat(254), WIDE.repeat(256));
        }
        return call;
    }

    static CallScore score() {
        ScoreScope scope = new ScoreScope(1L, "", "", "", "", "", "", "", "", "", "");
        CallScore score = new CallScore("", "", "", "", 1.0, ScoreSource.HUMAN, "", "", 1L, scope);
        fill(scope);
        fill(score);
        return score;
    }

    /** The fields that are texts. */
    static List<Schema.Field> texts(SpecificRecord record) {
        return record.getSchema().getFields().stream()
                .filter(field -> field.schema().getType() == Schema.Type.STRING)
                .toList();
    }

    static int longest(Schema.Field field) {
        if (IDS.contains(field.name())) {
            return 200;
        }
        return FREE_TEXTS.contains(field.name()) ? 512 : 256;
    }

    private static void fill(SpecificRecord record) {
        texts(record).forEach(field -> record.put(field.pos(), WIDE.repeat(longest(field))));
    }
}
