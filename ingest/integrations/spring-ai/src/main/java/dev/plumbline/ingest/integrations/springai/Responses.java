package dev.plumbline.ingest.integrations.springai;

import dev.plumbline.ingest.client.CallBuilder;
import dev.plumbline.schemas.records.Outcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/** Fills in what a response says, the text excepted. Finish reasons are in lower case. */
final class Responses {
    private Responses() {}

    static void fill(CallBuilder call, ChatResponse response, @Nullable String provider) {
        ChatResponseMetadata metadata = response.getMetadata();
        String reason = finishReason(response);
        call.servedModel(metadata.getModel())
                .usage(Usages.read(metadata.getUsage(), Providers.countsCacheApart(provider)))
                .finishReason(reason)
                .outcome(reason.equals("content_filter") ? Outcome.FILTERED : Outcome.OK);
    }

    private static String finishReason(ChatResponse response) {
        Generation first = response.getResult();
        String reason = first == null ? null : first.getMetadata().getFinishReason();
        return reason == null ? "" : reason.toLowerCase(Locale.ROOT);
    }
}
