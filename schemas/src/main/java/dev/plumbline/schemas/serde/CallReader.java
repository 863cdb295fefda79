package dev.plumbline.schemas.serde;

import dev.plumbline.schemas.records.GuardrailVerdict;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Usage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * Reads calls that were written with this version's schema: field after field, without Avro's resolution of one schema against
 * another, which takes longer than the reading. Accepts and refuses the same bytes, with the same result. Whoever changes the
 * schema changes the order here; a test holds both together. Single-threaded.
 */
final class CallReader implements DatumReader<LlmCall> {
    private static final Schema GUARDRAILS =
            LlmCall.getClassSchema().getField("guardrails").schema();
    private static final Schema SCORES =
            LlmCall.getClassSchema().getField("scores").schema();
    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final ScoreSource[] SOURCES = ScoreSource.values();

    @Override
    public void setSchema(Schema schema) {
        throw new UnsupportedOperationException("reads one schema only");
    }

    @Override
    public LlmCall read(@Nullable LlmCall reuse, Decoder in) throws IOException {
        LlmCall call = reuse == null ? new LlmCall() : reuse;
        call.setCallId(in.readString());
        call.setStartedAtMicros(in.readLong());
        call.setDurationMicros(optional(in));
        call.setTimeToFirstTokenMicros(optional(in));
        names(in).fill(call);
        call.setUsage(usage(call.getUsage(), in));
        call.setUsageAmbiguous(in.readBoolean());
        call.setReportedCostNanos(optional(in));
        call.setOutcome(OUTCOMES[symbol(in, OUTCOMES.length)]);
        call.setErrorType(in.readString());
        call.setFinishReason(in.readString());
        call.setRetries(in.readInt());
        call.setAppCacheHit(in.readBoolean());
        call.setGuardrails(guardrails(call.getGuardrails(), in));
        call.setScores(scores(call.getScores(), in));
        call.setTraceId(in.readString());
        call.setSessionId(in.readString());
        call.setUserHash(in.readString());
        call.setAttributes(attributes(call.getAttributes(), in));
        call.setRevision(in.readInt());
        return call;
    }

    private static CallNames names(Decoder in) throws IOException {
        return in instanceof ByteArrayDecoder bytes ? bytes.readNames() : new CallNames(in);
    }

    private static Usage usage(@Nullable Usage reuse, Decoder in) throws IOException {
        Usage usage = reuse == null ? new Usage() : reuse;
        usage.setInput(in.readLong());
        usage.setCacheRead(in.readLong());
        usage.setCacheWrite5m(in.readLong());
        usage.setCacheWrite1h(in.readLong());
        usage.setOutput(in.readLong());
        usage.setReasoning(in.readLong());
        usage.setAudioInput(in.readLong());
        usage.setAudioOutput(in.readLong());
        return usage;
    }

    private static @Nullable Long optional(Decoder in) throws IOException {
        return symbol(in, 2) == 0 ? null : in.readLong();
    }

    private static int symbol(Decoder in, int count) throws IOException {
        int symbol = in.readEnum();
        if (symbol < 0 || symbol >= count) {
            throw new IOException("There is no branch or symbol " + symbol + " of " + count);
        }
        return symbol;
    }

    private static List<GuardrailVerdict> guardrails(@Nullable List<GuardrailVerdict> reuse, Decoder in)
            throws IOException {
        SpecificData.Array<GuardrailVerdict> verdicts = emptied(reuse, GUARDRAILS);
        for (long items = in.readArrayStart(); items > 0; items = in.arrayNext()) {
            for (long i = 0; i < items; i++) {
                GuardrailVerdict spare = verdicts.peek();
                GuardrailVerdict verdict = spare == null ? new GuardrailVerdict() : spare;
                verdict.setName(in.readString());
                verdict.setVerdict(in.readString());
                verdict.setBlocked(in.readBoolean());
                verdicts.add(verdict);
            }
        }
        return verdicts;
    }

    private static List<InlineScore> scores(@Nullable List<InlineScore> reuse, Decoder in) throws IOException {
        SpecificData.Array<InlineScore> scores = emptied(reuse, SCORES);
        for (long items = in.readArrayStart(); items > 0; items = in.arrayNext()) {
            for (long i = 0; i < items; i++) {
                InlineScore spare = scores.peek();
                InlineScore score = spare == null ? new InlineScore() : spare;
                score.setName(in.readString());
                score.setValue(in.readDouble());
                score.setSource(SOURCES[symbol(in, SOURCES.length)]);
                score.setEvaluator(in.readString());
                score.setEvaluatorVersion(in.readString());
                scores.add(score);
            }
        }
        return scores;
    }

    /** The list itself if it is one of Avro's, which keeps what was in it to be filled again. */
    private static <T> SpecificData.Array<T> emptied(@Nullable List<T> reuse, Schema schema) {
        if (reuse instanceof SpecificData.Array<T> array) {
            array.clear();
            return array;
        }
        return new SpecificData.Array<>(0, schema);
    }

    private static Map<String, String> attributes(@Nullable Map<String, String> reuse, Decoder in) throws IOException {
        long items = in.readMapStart();
        Map<String, String> attributes = reuse instanceof HashMap<String, String> map ? map : new HashMap<>();
        attributes.clear();
        for (; items > 0; items = in.mapNext()) {
            for (long i = 0; i < items; i++) {
                attributes.put(in.readString(), in.readString());
            }
        }
        return attributes;
    }
}
