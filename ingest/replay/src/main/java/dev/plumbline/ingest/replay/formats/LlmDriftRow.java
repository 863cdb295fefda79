package dev.plumbline.ingest.replay.formats;

import dev.plumbline.ingest.replay.formats.text.CsvFile;
import dev.plumbline.ingest.replay.formats.text.Fields;
import dev.plumbline.ingest.replay.formats.text.RowFault;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreSource;
import java.util.List;

/**
 * One row of the LLMDrift results.
 *
 * @param costNanos what the experiment paid, in nano-dollars
 */
record LlmDriftRow(
        String task,
        String item,
        String model,
        String version,
        long durationMicros,
        long answerTokens,
        long costNanos,
        double score) {

    static final List<String> COLUMNS = List.of(
            "task", "item_id", "model_family", "model_version", "latency_s", "answer_tokens", "cost_usd", "score");

    static LlmDriftRow parse(CsvFile.Row row) throws RowFault {
        if (!row.fault().isEmpty()) {
            throw new RowFault(row.fault());
        }
        List<String> v = row.values();
        for (int i = 0; i < 4; i++) {
            if (v.get(i).isEmpty()) {
                throw new RowFault(COLUMNS.get(i) + " is empty");
            }
        }
        return new LlmDriftRow(
                v.get(0),
                v.get(1),
                v.get(2),
                v.get(3),
                Fields.scaled("latency_s", v.get(4), 6),
                Fields.count("answer_tokens", v.get(5)),
                Fields.scaled("cost_usd", v.get(6), 9),
                Fields.decimal("score", v.get(7)).doubleValue());
    }

    /** Task and model: what has an old and a new version. */
    String pair() {
        return task + '/' + model;
    }

    LlmCall toCall(String tenant, long startedAtMicros) {
        String id = "llmdrift/" + task + '/' + item + '/' + model + '/' + version;
        LlmCall call = BlankCall.create(id, startedAtMicros, tenant, task);
        call.setProvider("openai");
        call.setRequestedModel(model);
        call.setServedModel(model + '-' + version);
        call.setPromptName(task);
        call.setDurationMicros(durationMicros);
        call.setReportedCostNanos(costNanos);
        call.getUsage().setOutput(answerTokens);
        call.getUsage().setInput(inputTokens());
        call.setScores(List.of(InlineScore.newBuilder()
                .setName("correctness")
                .setValue(score)
                .setSource(ScoreSource.HEURISTIC)
                .build()));
        return call;
    }

    /**
     * The prompt's tokens, which the file does not have: what is left of the cost after the answer, at the prices that
     * the experiment paid. It is 0 where that is no whole positive number.
     */
    private long inputTokens() {
        long inputNanos = model.startsWith("gpt-4") ? 30_000 : 2_000;
        long outputNanos = model.startsWith("gpt-4") ? 60_000 : 2_000;
        boolean known = answerTokens < 1_000_000_000 && (model.startsWith("gpt-4") || model.startsWith("gpt-3.5"));
        long rest = known ? costNanos - answerTokens * outputNanos : -1;
        return rest > 0 && rest % inputNanos == 0 ? rest / inputNanos : 0;
    }
}
