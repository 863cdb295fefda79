package dev.plumbline.ingest.gateway.json;

import dev.plumbline.ingest.client.delivery.RecordStream;
import dev.plumbline.ingest.client.rules.RecordRules;
import dev.plumbline.ingest.client.rules.Violation;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How one kind of record is written in JSON.
 *
 * @param stream the kind of record
 * @param idsField name of the list of ids in an answer
 * @param read makes the record from an object
 * @param check what is wrong with a record
 * @param id the id of a record
 * @param tenant the tenant of a record
 */
public record RecordFormat<T>(
        RecordStream stream,
        String idsField,
        BiFunction<JsonObject, ReadContext, T> read,
        Function<T, List<Violation>> check,
        Function<T, String> id,
        Function<T, String> tenant) {

    /** Calls. */
    public static final RecordFormat<LlmCall> CALLS = new RecordFormat<>(
            RecordStream.CALLS,
            "call_ids",
            CallReader::read,
            RecordRules::check,
            LlmCall::getCallId,
            LlmCall::getTenant);

    /** Scores. */
    public static final RecordFormat<CallScore> SCORES = new RecordFormat<>(
            RecordStream.SCORES,
            "score_ids",
            ScoreReader::read,
            RecordRules::check,
            CallScore::getScoreId,
            CallScore::getTenant);

    /** Changes. */
    public static final RecordFormat<ChangeEvent> CHANGES = new RecordFormat<>(
            RecordStream.CHANGES,
            "change_ids",
            ChangeReader::read,
            RecordRules::check,
            ChangeEvent::getChangeId,
            ChangeEvent::getTenant);

    /** Name of the list in a batch, for example {@code calls}. */
    public String listField() {
        return stream.label();
    }
}
