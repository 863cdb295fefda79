package dev.plumbline.ingest.integrations.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.output.FinishReason;
import dev.plumbline.ingest.client.CallBuilder;
import dev.plumbline.schemas.records.Outcome;
import org.jspecify.annotations.Nullable;

/** Fills in what a response says, the text excepted. Finish reasons take OpenTelemetry's names. */
final class Responses {
    private Responses() {}

    static void fill(CallBuilder call, ChatResponse response) {
        ChatResponseMetadata metadata = response.metadata();
        FinishReason reason = metadata.finishReason();
        call.servedModel(metadata.modelName())
                .usage(Usages.read(metadata.tokenUsage()))
                .finishReason(finishReason(reason))
                .outcome(reason == FinishReason.CONTENT_FILTER ? Outcome.FILTERED : Outcome.OK);
        if (Providers.speaksOpenAi(metadata)) {
            OpenAiDetails.fill(call, metadata);
        }
    }

    private static String finishReason(@Nullable FinishReason reason) {
        if (reason == null) {
            return "";
        }
        return switch (reason) {
            case STOP -> "stop";
            case LENGTH -> "length";
            case TOOL_EXECUTION -> "tool_calls";
            case CONTENT_FILTER -> "content_filter";
            case OTHER -> "other";
        };
    }
}
