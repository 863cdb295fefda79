package dev.plumbline.ingest.client;

import dev.plumbline.ingest.client.delivery.RecordStream;
import dev.plumbline.ingest.client.rules.RecordRules;
import dev.plumbline.ingest.client.rules.Violation;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;

/** What the intake must know of one kind of record. */
record RecordKind<T extends SpecificRecord>(
        RecordStream stream,
        Function<T, String> tenant,
        Function<T, String> key,
        BiConsumer<T, Scope> fillIn,
        BiConsumer<Redaction, T> redact,
        Function<T, List<Violation>> check,
        ToLongFunction<T> weight) {

    static final RecordKind<LlmCall> CALL = new RecordKind<>(
            RecordStream.CALLS,
            LlmCall::getTenant,
            LlmCall::getCallId,
            RecordKind::fillInCall,
            Redaction::call,
            RecordRules::check,
            RecordWeight::of);

    static final RecordKind<CallScore> SCORE = new RecordKind<>(
            RecordStream.SCORES,
            CallScore::getTenant,
            CallScore::getCallId,
            (score, scope) -> score.setTenant(orElse(score.getTenant(), scope.tenant())),
            Redaction::score,
            RecordRules::check,
            RecordWeight::of);

    static final RecordKind<ChangeEvent> CHANGE = new RecordKind<>(
            RecordStream.CHANGES,
            ChangeEvent::getTenant,
            ChangeEvent::getChangeId,
            (change, scope) -> change.setTenant(orElse(change.getTenant(), scope.tenant())),
            Redaction::change,
            RecordRules::check,
            RecordWeight::of);

    private static void fillInCall(LlmCall call, Scope scope) {
        call.setTenant(orElse(call.getTenant(), scope.tenant()));
        call.setApp(orElse(call.getApp(), scope.app()));
        call.setEnvironment(orElse(call.getEnvironment(), scope.environment()));
        call.setRelease(orElse(call.getRelease(), scope.release()));
    }

    private static String orElse(String value, String standard) {
        return value == null || value.isEmpty() ? standard : value;
    }
}
